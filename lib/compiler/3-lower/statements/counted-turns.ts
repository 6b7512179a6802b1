import ts from "typescript";
import { plainExpression, symbolOf } from "../../1-load/index.ts";
import { binary, call, type Expression, literal, range, source } from "../../jsonata/index.ts";
import { hasAwaits } from "../awaits/units.ts";
import { bindNames } from "../bind-names.ts";
import { isCounter, isInteger, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Place } from "../place.ts";
import { mentions } from "./gathered.ts";
import { rootsAssignedIn } from "./leaves-or-assigns.ts";
import type { Turns } from "./map-loop.ts";

/** `for (let i = from; i < to; i++)` where nothing in the body moves its bounds: the turns are the numbers from one to the other. */
export function countedTurns(node: ts.ForStatement, place: Place): Turns | undefined {
  const counted = countedLoop(node, place);
  if (counted === undefined || !hasAwaits(node.statement)) return undefined;
  const { name, from, to, isIncluded } = counted;
  const context = contextAt(place);
  const items = range(
    lowerExpression(from, context).expression,
    lastOf(lowerExpression(to, context).expression, isIncluded),
  );
  const type = context.checker.getNumberType();
  const item = { expression: source("item"), type, optional: false };
  return {
    node,
    label: `for ${node.condition ? shortText(node.condition) : "ever"}`,
    items,
    bind: (inner) => bindNames(name, item, inner, contextAt(inner)),
  };
}

interface Counted {
  readonly name: ts.Identifier;
  readonly from: ts.Expression;
  readonly to: ts.Expression;
  readonly isIncluded: boolean;
}

function countedLoop(node: ts.ForStatement, place: Place): Counted | undefined {
  const { checker } = place.flow;
  const { initializer, condition, incrementor } = node;
  if (!initializer || !condition || !incrementor) return undefined;
  const declared = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  const [first] = declared;
  if (declared.length !== 1 || !first?.initializer || !ts.isIdentifier(first.name))
    return undefined;
  const symbol = checker.getSymbolAtLocation(first.name);
  const test = plainExpression(condition);
  if (symbol === undefined || !isCounter(symbol, checker) || !ts.isBinaryExpression(test))
    return undefined;
  const isIncluded = BELOW.get(test.operatorToken.kind);
  const isCount = isName(test.left, symbol, place) && isStepOf(incrementor, symbol, place);
  if (isIncluded === undefined || !isCount) return undefined;
  const moved = rootsAssignedIn(node.statement, place);
  const around = new Set([symbol, ...moved]);
  if (moved.has(symbol) || !isFixed(test.right, place) || mentions([test.right], around, place))
    return undefined;
  return { name: first.name, from: first.initializer, to: test.right, isIncluded };
}

/** Whether the last number counts too. */
const BELOW: ReadonlyMap<ts.SyntaxKind, boolean> = new Map([
  [ts.SyntaxKind.LessThanToken, false],
  [ts.SyntaxKind.LessThanEqualsToken, true],
]);

function isName(node: ts.Expression, symbol: ts.Symbol, place: Place): boolean {
  const plain = plainExpression(node);
  return ts.isIdentifier(plain) && symbolOf(place.flow.checker, plain) === symbol;
}

/** `i++`, `++i`, `i += 1` */
function isStepOf(node: ts.Expression, symbol: ts.Symbol, place: Place): boolean {
  const plain = plainExpression(node);
  if (ts.isPrefixUnaryExpression(plain) || ts.isPostfixUnaryExpression(plain)) {
    const isUp = plain.operator === ts.SyntaxKind.PlusPlusToken;
    return isUp && isName(plain.operand, symbol, place);
  }
  if (!ts.isBinaryExpression(plain) || !isName(plain.left, symbol, place)) return false;
  const isAdding = plain.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken;
  return isAdding && ts.isNumericLiteral(plain.right) && plain.right.text === "1";
}

/** A number whatever the turn: no call, for that may give another each time. */
function isFixed(node: ts.Expression, place: Place): boolean {
  const isNumber =
    (place.flow.checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
  const calls = (each: ts.Node): boolean =>
    ts.isCallExpression(each) ||
    (ts.forEachChild(each, (child) => calls(child) || undefined) ?? false);
  return isNumber && !calls(node) && !hasAwaits(node);
}

function lastOf(to: Expression, isIncluded: boolean): Expression {
  const whole = isInteger(to);
  if (isIncluded) return whole ? to : call("floor", to);
  return binary("-", whole ? to : call("ceil", to), literal(1));
}
