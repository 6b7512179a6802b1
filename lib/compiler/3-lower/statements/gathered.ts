import ts from "typescript";
import { plainExpression, symbolOf } from "../../1-load/index.ts";
import { hasAwaits } from "../awaits/units.ts";
import { functionsNamedBy } from "../callables/functions-named-by.ts";
import { callsThrowing } from "../calls/resolve-inlined.ts";
import { isPure, jumpsIn } from "../functions/index.ts";
import type { Place } from "../place.ts";
import { isWithin, outerVariables } from "./leaves-or-assigns.ts";

/** A loop's body in two: what awaits, and what then only adds to variables from outside. */
export interface Gathered {
  readonly before: readonly ts.Statement[];
  /** `await count(x)` of `total += await count(x)`: the first of `after`, whose awaits still belong to the turn. */
  readonly effect?: ts.Expression;
  readonly after: readonly ts.Statement[];
  /** What each variable that `after` sets is made by. */
  readonly sums: readonly (readonly ts.Statement[])[];
  /** Some turns end before they come to `after`. */
  readonly skips: boolean;
}

/**
 * The body, if all turns can be run first and what they give be added up afterwards: nothing that awaits may look at the sums, nor may it matter
 * whether later turns have run when a sum is made.
 */
export function gathered(loop: ts.IterationStatement, place: Place): Gathered | undefined {
  const { statement } = loop;
  if (setsOuter(loop)) return undefined;
  const all = ts.isBlock(statement) ? statement.statements : [statement];
  const last = all.findLastIndex(hasAwaits);
  const at = all[last];
  if (at === undefined) return undefined;
  const isEffect = outerVariables([at], loop, place).size > 0;
  const before = all.slice(0, isEffect ? last : last + 1);
  const after = all.slice(isEffect ? last : last + 1);
  const sums = sumsIn(after, loop, place);
  const effect = isEffect ? operandOf(at) : undefined;
  if (sums === undefined || (isEffect && effect === undefined)) return undefined;
  const parts = { before, after, sums, skips: jumpsIn(before).continues };
  const found: Gathered = effect === undefined ? parts : { ...parts, effect };
  return isIndependent(found, loop, place) && isSumming(found, loop, place) ? found : undefined;
}

/** What a statement adds: the right side of `total += …`, the argument of `list.push(…)`. */
function operandOf(statement: ts.Statement): ts.Expression | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const node = plainExpression(statement.expression);
  if (ts.isBinaryExpression(node)) return node.right;
  const [first, ...more] = ts.isCallExpression(node) ? node.arguments : [];
  return first && more.length === 0 && !ts.isSpreadElement(first) ? first : undefined;
}

/** `for (known of …)` with a variable from outside. */
function setsOuter(loop: ts.IterationStatement): boolean {
  const isList = ts.isForOfStatement(loop) || ts.isForInStatement(loop);
  return isList && !ts.isVariableDeclarationList(loop.initializer);
}

/** The statements of each sum by themselves, with the constants between them; undefined where one looks at another. */
function sumsIn(
  after: readonly ts.Statement[],
  loop: ts.IterationStatement,
  place: Place,
): Gathered["sums"] | undefined {
  const symbols = [...outerVariables(after, loop, place)];
  const sums = symbols.map((symbol) =>
    after.filter(
      (each) => ts.isVariableStatement(each) || outerVariables([each], loop, place).has(symbol),
    ),
  );
  const looks = symbols.some((symbol, at) => {
    const others = new Set(symbols.filter((each) => each !== symbol));
    return mentions(sums[at] ?? [], others, place);
  });
  return looks ? undefined : sums;
}

/** Whether the nodes, or the functions that they name, mention one of the variables. */
export function mentions(
  nodes: readonly ts.Node[],
  symbols: ReadonlySet<ts.Symbol>,
  place: Place,
): boolean {
  const seen = new Set<ts.Node>();
  const isNamed = (name: ts.Identifier): boolean => {
    const symbol = symbolOf(place.flow.checker, name);
    return symbol !== undefined && symbols.has(symbol);
  };
  const visit = (node: ts.Node): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    if (ts.isIdentifier(node) && isNamed(node)) return true;
    if (functionsNamedBy(node, place.flow.project).some(visit)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return nodes.some(visit);
}

function isIndependent(found: Gathered, loop: ts.IterationStatement, place: Place): boolean {
  const { before, effect, after } = found;
  const sums = outerVariables(after, loop, place);
  if (outerVariables(before, loop, place).size > 0) return false;
  const awaited = effect === undefined ? [] : awaitsIn(effect);
  const isList = ts.isForOfStatement(loop) || ts.isForInStatement(loop);
  const list = isList ? [loop.expression] : [];
  if (mentions([...before, ...awaited, ...list], sums, place)) return false;
  if (after.some((each) => callsThrowing(each, place.flow.project))) return false;
  return isPure(effect === undefined ? after : after.slice(1));
}

function awaitsIn(node: ts.Node): readonly ts.Node[] {
  if (ts.isAwaitExpression(node)) return [node];
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => void found.push(...awaitsIn(child)));
  return found;
}

/** Whether each statement adds to what there is. One that sets anew would have all turns handed on for the sake of the last. */
function isSumming({ after }: Gathered, loop: ts.IterationStatement, place: Place): boolean {
  const sums = outerVariables(after, loop, place);
  return after.every((statement) => {
    if (ts.isVariableStatement(statement)) return true;
    if (!ts.isExpressionStatement(statement)) return false;
    // It adds to nothing, and may fail.
    if (outerVariables([statement], loop, place).size === 0) return false;
    const node = plainExpression(statement.expression);
    if (!ts.isBinaryExpression(node)) return true;
    const operator = node.operatorToken.kind;
    if (operator !== ts.SyntaxKind.EqualsToken) return !LAZY.has(operator);
    return !ts.isIdentifier(node.left) || mentions([node.right], sums, place);
  });
}

/** What these set depends on what was set before. */
const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** A name or a path into one, declared in the loop and read by what is added up. */
export interface Use {
  readonly node: ts.Expression;
  readonly text: string;
}

/** What `after` reads of the turn. */
export function usesIn(
  { after }: Gathered,
  loop: ts.IterationStatement,
  place: Place,
): readonly Use[] {
  const { checker } = place.flow;
  const uses: Use[] = [];
  const isOfTurn = (name: ts.Identifier): boolean => {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name);
    const declaration = symbol?.valueDeclaration;
    if (declaration === undefined || !isWithin(declaration, loop)) return false;
    return !after.some((statement) => isWithin(declaration, statement)) && !isMemberName(name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node)) return;
    if (ts.isIdentifier(node) && isOfTurn(node)) {
      const path = pathFrom(node);
      uses.push({ node: path, text: path.getText() });
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of after) visit(statement);
  const isPartOfAnother = ({ text }: Use): boolean =>
    uses.some((other) => text.startsWith(`${other.text}.`));
  return uses.filter((use) => !isPartOfAnother(use));
}

function isMemberName(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name;
  return ts.isPropertyAssignment(parent) && parent.name === name;
}

/** `loaded.table.rows` from its `loaded`; not the name of a method. */
function pathFrom(node: ts.Expression): ts.Expression {
  const { parent } = node;
  const isStep =
    ts.isPropertyAccessExpression(parent) &&
    parent.expression === node &&
    parent.questionDotToken === undefined &&
    (parent.flags & ts.NodeFlags.OptionalChain) === 0;
  const isMethod = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
  return isStep && !isMethod ? pathFrom(parent) : node;
}
