import ts from "typescript";
import type { Expression } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { type ExpressionContext, refuse, stringValue } from "../expressions/expression-context.ts";
import { functionOf } from "../expressions/function-of.ts";
import {
  type CaughtError,
  errorText,
  factOf,
  messageOf,
  nameOf,
  statusOf,
} from "./caught-error.ts";
import { type ErrorClass, errorClassOf } from "./error-class.ts";

/** Refuses a caught error where more is wanted of it than its name, its message and its kind: there it would be data. */
export function checkUse(
  node: ts.Expression,
  caught: CaughtError,
  context: ExpressionContext,
): void {
  const use = outermost(node);
  if (isText(use, context)) checkName(node, caught, context);
  else if (!isAllowed(use, context)) {
    refuse(context, node, "NG1604", { error: node.getText() });
  }
}

/** The reason of a settled result where it is read: it has no name of its own, so it can only be asked there. */
export function reasonOf(error: Expression, node: ts.Node, context: ExpressionContext): Value {
  const { checker } = context;
  const caught = { error, ...context.settledErrors() };
  if (ts.isExpression(node)) checkReason(node, caught, context);
  else refuse(context, node, "NG1604", { error: node.getText() });
  return { expression: error, type: checker.getTypeAtLocation(node), optional: false, caught };
}

function checkReason(node: ts.Expression, caught: CaughtError, context: ExpressionContext): void {
  const use = outermost(node);
  const { parent } = use;
  const isChained = (node.flags & ts.NodeFlags.OptionalChain) !== 0;
  const isInChain = use === node && (parent.flags & ts.NodeFlags.OptionalChain) !== 0;
  const isHandedOn = ts.isCallExpression(parent) && !isText(use, context);
  if ((isChained && !isInChain) || isHandedOn) {
    refuse(context, node, "NG1604", { error: node.getText() });
  } else if (!ts.isThrowStatement(parent)) checkUse(node, caught, context);
}

/** `error.name`, `error.message`, and of a container that failed `error.exitCode` and the like; anything else of it is refused. */
export function caughtMember(
  value: Value,
  caught: CaughtError,
  name: string,
  node: ts.Node,
  context: LowerContext,
): Value {
  if (name === "message") return stringValue(messageOf(caught), context);
  if (name === "name") {
    checkName(node, caught, context);
    return stringValue(nameOf(caught), context);
  }
  const fact = ownFact(value, name, node, context);
  if (fact) {
    const expression = name === "status" ? statusOf(caught) : factOf(caught, name);
    return { expression, type: fact, optional: isOptional(fact) };
  }
  return refuse(context, node, "NG1605", { member: name });
}

/** `error.toString()` */
export function caughtText(caught: CaughtError, node: ts.Node, context: ExpressionContext): Value {
  checkName(node, caught, context);
  return stringValue(errorText(caught), context);
}

/** JavaScript calls an error without a `name` of its own `Error`, a run calls it by its class. A task's errors get that name when the task ends. */
function checkName(node: ts.Node, caught: CaughtError, context: LowerContext): void {
  const { failing, classes } = caught;
  const thrown = failing.throwsAny
    ? classes()
    : failing.thrown.flatMap((each) => errorClassOf(each, context.checker) ?? []);
  const other = thrown.find(({ ownName, name }) => ownName !== name);
  if (other) refuse(context, node, "NG1601", namesOf(other));
}

function namesOf({ className, ownName = "", name = "" }: ErrorClass) {
  return { type: className, own: ownName, name };
}

/** The expression in its parentheses and assertions. */
function outermost(node: ts.Expression): ts.Expression {
  const { parent } = node;
  const wraps =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isTypeAssertionExpression(parent);
  return wraps ? outermost(parent) : node;
}

/** `` `${error}` ``, `String(error)`, `error + ""`, `error.toString()` */
function isText(use: ts.Expression, context: ExpressionContext): boolean {
  const { parent } = use;
  if (ts.isTemplateSpan(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (!ts.isCallExpression(parent) || !ts.isIdentifier(parent.expression)) return false;
  return (
    parent.expression.text === "String" && functionOf(parent.expression, context) === undefined
  );
}

function isAllowed(use: ts.Expression, context: ExpressionContext): boolean {
  const { parent } = use;
  if (ts.isCallExpression(parent)) {
    return parent.expression !== use && functionOf(parent.expression, context) !== undefined;
  }
  if (ts.isVariableDeclaration(parent)) return !ts.isIdentifier(parent.name);
  if (ts.isBinaryExpression(parent)) return isTested(use, parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isConditionalExpression(parent)) return parent.condition === use;
  return (
    ts.isPropertyAccessExpression(parent) ||
    ts.isTypeOfExpression(parent) ||
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isDoStatement(parent)
  );
}

const TESTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.InstanceOfKeyword,
  // An error is always truthy: this gives the other side.
  ts.SyntaxKind.AmpersandAmpersandToken,
]);

/** `error instanceof …`, `error && …`, `error === undefined` */
function isTested(
  use: ts.Expression,
  { left, right, operatorToken }: ts.BinaryExpression,
): boolean {
  if (left === use && TESTS.has(operatorToken.kind)) return true;
  const other = left === use ? right : left;
  return EQUALITIES.has(operatorToken.kind) && NOTHING.has(other.getText());
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

const NOTHING: ReadonlySet<string> = new Set(["undefined", "null"]);

/** The type of a field of nagare's own classes; those of another one do not come back. */
function ownFact(
  { type }: Value,
  name: string,
  node: ts.Node,
  { checker }: LowerContext,
): ts.Type | undefined {
  const symbol = type.getSymbol();
  if (symbol === undefined || !FACTS.get(symbol.name)?.has(name) || !isNagares(symbol)) return;
  const member = type.getProperty(name);
  return member && checker.getTypeOfSymbolAtLocation(member, node);
}

const FACTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["ContainerExited", new Set(["exitCode", "reason", "stopCode", "taskArn", "logs"])],
  ["ContainerNotStarted", new Set(["reason", "stopCode", "taskArn"])],
  ["HttpError", new Set(["status"])],
]);

function isOptional(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((one) => (one.flags & ts.TypeFlags.Undefined) !== 0);
}

function isNagares(symbol: ts.Symbol): boolean {
  return (
    symbol.declarations?.some((each) =>
      /(container-(exited|not-started)|http-error)\.(d\.)?[mc]?ts$/.test(
        each.getSourceFile().fileName,
      ),
    ) ?? false
  );
}
