import ts from "typescript";
import {
  type BinaryOperator,
  binary,
  call,
  type Expression,
  literal,
  member,
  not,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { instanceOfError } from "../errors/instance-of.ts";
import { add, arithmetic, compare, power } from "./arithmetic.ts";
import { type BitOperator, bits } from "./bits.ts";
import { looselyEqual, strictlyEqual } from "./equality.ts";
import { booleanValue, type ExpressionContext, refuseSyntax } from "./expression-context.ts";
import { mayBeInherited, refuseInherited } from "./inherited.ts";
import { arrayKind, isOnly, objectKind } from "./kinds.ts";
import { lowerLogical } from "./logical.ts";
import { hasAbsentMembers, leaveOut } from "./methods/absent-members.ts";
import { textOf } from "./text.ts";

/** `a + b` and its like. */
export function lowerBinary(node: ts.BinaryExpression, context: ExpressionContext): Value {
  const operate = operators[node.operatorToken.kind];
  if (operate === undefined) {
    const text = node.operatorToken.getText();
    const isAssignment = text.endsWith("=") && !/^[!=<>]=/.test(text);
    const help = isAssignment ? "assign in a statement of its own" : undefined;
    return refuseSyntax(context, node, `\`${text}\` in an expression`, help);
  }
  return operate(node, context);
}

type Operate = (node: ts.BinaryExpression, context: ExpressionContext) => Value;

type Operation = (left: Value, right: Value, node: ts.Node, context: ExpressionContext) => Value;

type Comparison = (
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
) => Expression;

const onValues =
  (operation: Operation): Operate =>
  (node, context) =>
    operation(context.lower(node.left), context.lower(node.right), node, context);

const calculated = (operator: BinaryOperator): Operate =>
  onValues((left, right, node, context) => arithmetic(operator, left, right, node, context));

const compared = (operator: BinaryOperator): Operate =>
  onValues((left, right, node, context) => compare(operator, left, right, node, context));

const ofBits = (operator: BitOperator): Operate =>
  onValues((left, right, node, context) => bits(operator, left, right, node, context));

const equal = (comparison: Comparison, negated: boolean): Operate =>
  onValues((left, right, node, context) => {
    const test = comparison(left, right, node, context);
    return booleanValue(negated ? negation(test, left, right) : test, context);
  });

/** `!=` of undefined is false in JSONata, so it is for what is never undefined. */
function negation(test: Expression, left: Value, right: Value): Expression {
  const plain =
    test.kind === "binary" && test.operator === "=" && !left.optional && !right.optional;
  return plain ? binary("!=", test.left, test.right) : not(test);
}

const operators: { readonly [Kind in ts.SyntaxKind]?: Operate } = {
  [ts.SyntaxKind.PlusToken]: onValues(add),
  [ts.SyntaxKind.MinusToken]: calculated("-"),
  [ts.SyntaxKind.AsteriskToken]: calculated("*"),
  [ts.SyntaxKind.SlashToken]: calculated("/"),
  [ts.SyntaxKind.PercentToken]: calculated("%"),
  [ts.SyntaxKind.AsteriskAsteriskToken]: onValues(power),
  [ts.SyntaxKind.AmpersandToken]: ofBits("&"),
  [ts.SyntaxKind.BarToken]: ofBits("|"),
  [ts.SyntaxKind.CaretToken]: ofBits("^"),
  [ts.SyntaxKind.LessThanLessThanToken]: ofBits("<<"),
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: ofBits(">>"),
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: ofBits(">>>"),
  [ts.SyntaxKind.LessThanToken]: compared("<"),
  [ts.SyntaxKind.LessThanEqualsToken]: compared("<="),
  [ts.SyntaxKind.GreaterThanToken]: compared(">"),
  [ts.SyntaxKind.GreaterThanEqualsToken]: compared(">="),
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: equal(strictlyEqual, false),
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: equal(strictlyEqual, true),
  [ts.SyntaxKind.EqualsEqualsToken]: equal(looselyEqual, false),
  [ts.SyntaxKind.ExclamationEqualsToken]: equal(looselyEqual, true),
  [ts.SyntaxKind.AmpersandAmpersandToken]: lowerLogical,
  [ts.SyntaxKind.BarBarToken]: lowerLogical,
  [ts.SyntaxKind.QuestionQuestionToken]: lowerLogical,
  [ts.SyntaxKind.InKeyword]: onValues(lowerIn),
  [ts.SyntaxKind.InstanceOfKeyword]: lowerInstanceOf,
};

/** `error instanceof NoRows`, of a caught error. */
function lowerInstanceOf(node: ts.BinaryExpression, context: ExpressionContext): Value {
  const test = instanceOfError(context.lower(node.left), node.right, context);
  return test ? booleanValue(test, context) : refuseSyntax(context, node, `\`${node.getText()}\``);
}

/** `key in object` */
function lowerIn(key: Value, object: Value, node: ts.Node, context: ExpressionContext): Value {
  if (!isOnly(object, objectKind, context)) return refuseIn(object, node, context);
  if (hasAbsentMembers(object.type, node, context))
    return refuseSyntax(
      context,
      node,
      "`in` of an object with members that may be undefined",
      leaveOut,
    );
  const name = textOf(key, context);
  const known = name.kind === "literal" && typeof name.value === "string" ? name.value : undefined;
  if (known !== undefined && mayBeInherited(object, known, context))
    return refuseInherited(known, node, context);
  const found = known === undefined ? undefined : member(object.expression, known);
  return booleanValue(
    found?.kind === "member"
      ? call("exists", found)
      : binary("in", found ? literal(known ?? "") : name, call("keys", object.expression)),
    context,
  );
}

function refuseIn(object: Value, node: ts.Node, context: ExpressionContext): Value {
  const what = isOnly(object, arrayKind, context) ? "an array" : "a value that may be no object";
  return refuseSyntax(context, node, `\`in\` of ${what}`);
}
