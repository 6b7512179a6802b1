import ts from "typescript";
import { type FunctionNode, type LoadedProject, plainExpression, rootOf } from "../1-load/index.ts";
import { functionOf } from "./flow-code.ts";

/** The part of an expression that gives a value which already has a name: not what is written out, copied, computed or awaited. */
export function sharedIn(expression: ts.Expression, project: LoadedProject): ts.Node | undefined {
  const node = plainExpression(expression);
  const choices = choicesOf(node);
  if (choices.length > 0) return firstOf(choices, (choice) => sharedIn(choice, project));
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return ts.isAwaitExpression(plainExpression(rootOf(node))) ? undefined : node;
  }
  if (ts.isIdentifier(node)) return node.text === "undefined" ? undefined : node;
  if (!ts.isCallExpression(node)) return undefined;
  return sharedInCall(node, project);
}

function sharedInCall(node: ts.CallExpression, project: LoadedProject): ts.Node | undefined {
  const [target] = node.arguments;
  if (target && node.expression.getText() === "Object.assign") return sharedIn(target, project);
  return picks(node) || givesArgument(node, project) ? node : undefined;
}

/** The expressions of which one gives the value. */
function choicesOf(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  const isEither = ts.isBinaryExpression(node) && KEEPING.has(node.operatorToken.kind);
  return isEither ? [node.left, node.right] : [];
}

/** The part of an expression that puts a value which already has a name inside a new object or array. */
export function sharedInside(
  expression: ts.Expression,
  project: LoadedProject,
): ts.Node | undefined {
  const node = plainExpression(expression);
  if (ts.isArrayLiteralExpression(node)) return firstOf(node.elements, partIn(project));
  if (ts.isObjectLiteralExpression(node)) {
    return firstOf(node.properties.flatMap(valuesOf), partIn(project));
  }
  const choices = choicesOf(node);
  if (choices.length > 0) return firstOf(choices, (choice) => sharedInside(choice, project));
  return ts.isCallExpression(node) && copiesItems(node, project) ? node : undefined;
}

/** Whether values of the type can be changed in place. */
export function isChangeable(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  const kinds = ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive | ts.TypeFlags.TypeParameter;
  return parts.some(
    (part) => (part.flags & (kinds | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0,
  );
}

/** `list.filter(…)` gives a new list of the same items; `list.map(…)` what its callback gives. */
export function copiesItems(call: ts.CallExpression, { checker }: LoadedProject): boolean {
  const callee = plainExpression(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const isCopy = COPYING.has(callee.name.text) || callee.getText() === "Object.values";
  const item = checker.getIndexTypeOfType(checker.getTypeAtLocation(call), ts.IndexKind.Number);
  return isCopy && item !== undefined && isChangeable(item) && !makesItems(call);
}

const COPYING: ReadonlySet<string> = new Set(
  "filter slice concat flat flatMap map toSorted toReversed toSpliced with splice".split(" "),
);

/** `list.map((item) => ({ … }))` of nothing but scalars: judged by its members being written out. */
function makesItems(call: ts.CallExpression): boolean {
  const [callback] = call.arguments;
  if (!callback || !ts.isArrowFunction(callback) || ts.isBlock(callback.body)) return false;
  const body = plainExpression(callback.body);
  const isMap = call.expression.getText().endsWith(".map");
  return isMap && (ts.isObjectLiteralExpression(body) || ts.isArrayLiteralExpression(body));
}

const KEEPING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.EqualsToken,
]);

/** `list.find(…)` gives an item that the list keeps. */
function picks(call: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(call.expression)) return false;
  return ["find", "findLast", "at", "reverse", "sort", "fill"].includes(call.expression.name.text);
}

/** Whether a function of the project gives back what it was handed, or what is around it. */
function givesArgument(call: ts.CallExpression, project: LoadedProject): boolean {
  const name = plainExpression(call.expression);
  const fn = ts.isIdentifier(name) ? functionOf(project, name) : undefined;
  return fn !== undefined && resultsOf(fn).some((each) => isGiven(each, fn, project));
}

function isGiven(result: ts.Expression, fn: FunctionNode, project: LoadedProject): boolean {
  const shared = sharedIn(result, project);
  if (shared === undefined || !isChangeable(project.checker.getTypeAtLocation(result)))
    return false;
  const root = ts.isExpression(shared) ? rootOf(shared) : shared;
  const declaration = project.checker.getSymbolAtLocation(root)?.valueDeclaration;
  const isOwn = declaration && ts.isVariableDeclaration(declaration) && isIn(declaration, fn);
  return !(isOwn && declaration.initializer && !sharedIn(declaration.initializer, project));
}

function resultsOf(fn: FunctionNode): readonly ts.Expression[] {
  if (fn.body === undefined) return [];
  if (!ts.isBlock(fn.body)) return [fn.body];
  const results: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) results.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(fn.body);
  return results;
}

function partIn(project: LoadedProject): (part: ts.Expression) => ts.Node | undefined {
  return (part) => {
    if (!ts.isSpreadElement(part)) {
      if (!isChangeable(project.checker.getTypeAtLocation(part))) return undefined;
      return sharedIn(part, project) ?? sharedInside(part, project);
    }
    const { expression } = part;
    const type = project.checker.getTypeAtLocation(expression);
    const item = project.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (item && !isChangeable(item)) return undefined;
    return sharedIn(expression, project) ?? sharedInside(expression, project);
  };
}

/** The values in an object that is written out; of `...rest` those that can be changed. */
function valuesOf(member: ts.ObjectLiteralElementLike): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(member)) return [member.initializer];
  if (ts.isShorthandPropertyAssignment(member)) return [member.name];
  return ts.isSpreadAssignment(member) ? [member.expression] : [];
}

function firstOf<T>(
  parts: readonly T[],
  find: (part: T) => ts.Node | undefined,
): ts.Node | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found) return found;
  }
  return undefined;
}

function isIn(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}
