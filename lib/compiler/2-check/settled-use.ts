import ts from "typescript";
import { type LoadedProject, settledKinds } from "../1-load/index.ts";
import { functionOf } from "./flow-code.ts";
import { promiseFunction } from "./promise-type.ts";

/** Whether a settled result, or a list of them, is made and used in one of the ways that keep its type. */
export function isFineUse(node: ts.Expression, project: LoadedProject): boolean {
  return isFineSource(node, project) && isFineAt(node, node.parent, project);
}

function isFineSource(node: ts.Expression, project: LoadedProject): boolean {
  if (ts.isObjectLiteralExpression(node)) return false;
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0 || isListOfAll(node);
  if (ts.isIdentifier(node)) return isOfFunction(node, project);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return isSettledAt(node.expression, project.checker);
  return !ts.isCallExpression(node) || isFineCall(node, project);
}

/** A variable or parameter of a function that has it from a settled result or a list of them; no parameter of a flow. */
function isOfFunction(name: ts.Identifier, { checker, flows }: LoadedProject): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const fn = declaration && ts.findAncestor(declaration.parent, ts.isFunctionLike);
  if (declaration === undefined || fn === undefined) return false;
  if (ts.isBindingElement(declaration) && !isSettledAt(declaration.parent, checker)) return false;
  const parameter = ts.findAncestor(declaration, ts.isParameter);
  if (parameter === undefined) return true;
  const { parent } = parameter;
  return !flows.some(({ body }) => body === parent) && isCalledWithSettled(parent, checker);
}

/** A callback of a method has what the list holds, whatever it says of its parameters. */
function isCalledWithSettled(
  { parent }: ts.SignatureDeclaration,
  checker: ts.TypeChecker,
): boolean {
  if (!ts.isCallExpression(parent)) return true;
  const { expression } = parent;
  return ts.isPropertyAccessExpression(expression) && isSettledAt(expression.expression, checker);
}

function isSettledAt(node: ts.Node, checker: ts.TypeChecker): boolean {
  return settledKinds(checker.getTypeAtLocation(node), checker).size > 0;
}

/** The list of a `Promise.all`. */
function isListOfAll(list: ts.ArrayLiteralExpression): boolean {
  const { parent } = list;
  return ts.isCallExpression(parent) && promiseFunction(parent.expression) === "all";
}

/** `Promise.allSettled`, a `Promise.all` around one, a method of lists, or a function of the project. */
function isFineCall(call: ts.CallExpression, project: LoadedProject): boolean {
  const callee = call.expression;
  const promised = promiseFunction(callee);
  if (promised !== undefined) return promised === "allSettled" || promised === "all";
  if (ts.isPropertyAccessExpression(callee)) return METHODS.has(callee.name.text);
  return ts.isIdentifier(callee) && functionOf(project, callee) !== undefined;
}

const METHODS: ReadonlySet<string> = new Set(
  "at every filter find findIndex findLast findLastIndex flatMap forEach map slice some toReversed".split(
    " ",
  ),
);

function isFineAt(node: ts.Expression, parent: ts.Node, project: LoadedProject): boolean {
  const { checker } = project;
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) {
    const kept = settledKinds(checker.getTypeAtLocation(parent), checker);
    return [...settledKinds(checker.getTypeAtLocation(node), checker)].every((kind) =>
      kept.has(kind),
    );
  }
  if (isPassedOn(node, parent)) return isFineAt(parent, parent.parent, project);
  if (ts.isPropertyAccessExpression(parent)) return isFineMember(node, parent, project);
  if (ts.isElementAccessExpression(parent)) return isList(node, checker);
  if (ts.isVariableDeclaration(parent)) return isFineName(parent.name, checker);
  if (ts.isForOfStatement(parent)) return isFineLoop(parent, checker);
  if (ts.isCallExpression(parent)) return isFineArgument(node, parent, project);
  if (ts.isArrayLiteralExpression(parent)) return isListOfAll(parent);
  if (ts.isReturnStatement(parent)) return isFineResult(enclosing(parent), checker);
  if (ts.isArrowFunction(parent)) return isFineResult(parent, checker);
  return ts.isAwaitExpression(parent) || ts.isExpressionStatement(parent) || isTested(node, parent);
}

/** The value of the parent is this expression's. */
function isPassedOn(node: ts.Expression, parent: ts.Node): parent is ts.Expression {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  );
}

function isFineMember(
  node: ts.Expression,
  access: ts.PropertyAccessExpression,
  project: LoadedProject,
): boolean {
  const name = access.name.text;
  if (!isList(node, project.checker)) return MEMBERS.has(name);
  if (name === "length") return true;
  const call = access.parent;
  if (!ts.isCallExpression(call)) return false;
  if (name === "entries") return isFineEntries(call, project.checker);
  if (name === "reduce" || name === "reduceRight") return isFineFold(call, project);
  return METHODS.has(name) && call.arguments.every(isCallback(project));
}

/** `for (const [index, result] of results.entries())` */
function isFineEntries(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const { parent } = call;
  return ts.isForOfStatement(parent) && isFineLoop(parent, checker);
}

/** A fold into something else: `results.reduce((sum, result) => …, 0)`. */
function isFineFold({ arguments: [callback, first] }: ts.CallExpression, project: LoadedProject) {
  if (callback === undefined || first === undefined) return false;
  const [sum, ...others] = parametersOf(callback, project.checker);
  if (isSettledAt(first, project.checker)) return false;
  if (sum && isSettledAt(sum, project.checker)) return false;
  return others.every((each, at) => at === 1 || isFineParameter(each, project.checker));
}

function parametersOf(callback: ts.Expression, checker: ts.TypeChecker) {
  const [signature] = checker.getTypeAtLocation(callback).getCallSignatures();
  const declared = signature?.parameters.map((each) => each.valueDeclaration) ?? [];
  return declared.filter((each) => each !== undefined).filter(ts.isParameter);
}

const MEMBERS: ReadonlySet<string> = new Set(["status", "value", "reason"]);

/** A position, or a function whose parameters say that they are settled results, or positions. */
function isCallback({ checker }: LoadedProject): (argument: ts.Expression) => boolean {
  return (argument) => {
    const [signature] = checker.getTypeAtLocation(argument).getCallSignatures();
    if (signature === undefined) return true;
    return signature.parameters.every((each, at) => {
      const declaration = each.valueDeclaration;
      if (!declaration || !ts.isParameter(declaration)) return false;
      return at === 1 || isFineParameter(declaration, checker);
    });
  };
}

function isFineParameter(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(parameter);
  const isSettled = settledKinds(type, checker).size > 0;
  return isSettled && !parameter.dotDotDotToken && isFineName(parameter.name, checker);
}

/** A name of a settled type, or a pattern that takes out more than an error. */
function isFineName(name: ts.BindingName, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(name)) return isSettledAt(name, checker);
  return name.elements.every((element) => {
    if (ts.isOmittedExpression(element)) return true;
    if (ts.isArrayBindingPattern(name))
      return element.initializer === undefined && isKept(element, checker);
    const key = (element.propertyName ?? element.name).getText();
    return !element.dotDotDotToken && (key === "length" || MEMBERS.has(key));
  });
}

/** A name of a list's pattern may also be of a type without errors. */
function isKept({ name }: ts.BindingElement, checker: ts.TypeChecker): boolean {
  const isSettled = isSettledAt(name, checker);
  return !isSettled || isFineName(name, checker);
}

function isFineLoop({ initializer }: ts.ForOfStatement, checker: ts.TypeChecker): boolean {
  if (!ts.isVariableDeclarationList(initializer)) return false;
  return initializer.declarations.every(({ name }) => isFineName(name, checker));
}

function isFineArgument(
  node: ts.Expression,
  call: ts.CallExpression,
  project: LoadedProject,
): boolean {
  if (call.expression === node) return false;
  if (promiseFunction(call.expression) === "all") return true;
  const fn = ts.isIdentifier(call.expression) ? functionOf(project, call.expression) : undefined;
  const parameter = fn?.parameters[call.arguments.indexOf(node)];
  return parameter !== undefined && isFineParameter(parameter, project.checker);
}

function enclosing(statement: ts.ReturnStatement): ts.SignatureDeclaration | undefined {
  return ts.findAncestor(statement, ts.isFunctionLike);
}

/** What the function gives is known to be a settled result where it is called. */
function isFineResult(fn: ts.SignatureDeclaration | undefined, checker: ts.TypeChecker): boolean {
  if (fn === undefined) return false;
  const { parent } = fn;
  if (ts.isFunctionDeclaration(fn)) return isGivenBy(checker.getTypeAtLocation(fn), checker);
  if (ts.isVariableDeclaration(parent))
    return isGivenBy(checker.getTypeAtLocation(parent.name), checker);
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression))
    return false;
  const isMap = ["map", "flatMap"].includes(parent.expression.name.text);
  return isMap && isSettledAt(parent, checker);
}

function isGivenBy(type: ts.Type, checker: ts.TypeChecker): boolean {
  const signatures = type.getCallSignatures();
  return signatures.every(
    (each) => settledKinds(checker.getReturnTypeOfSignature(each), checker).size > 0,
  );
}

/** `if (failed)`, `!failed`, `failed && …`, `failed === undefined` */
function isTested(node: ts.Expression, parent: ts.Node): boolean {
  if (ts.isBinaryExpression(parent)) {
    const other = parent.left === node ? parent.right : parent.left;
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return parent.left === node;
    return EQUALITIES.has(kind) && ["undefined", "null"].includes(other.getText());
  }
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  const isNot =
    ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken;
  return isNot || ts.isIfStatement(parent) || ts.isWhileStatement(parent);
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

function isList(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return checker.isArrayType(type) || checker.isTupleType(type);
}
