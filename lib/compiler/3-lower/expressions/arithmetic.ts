import type ts from "typescript";
import {
  and,
  type BinaryOperator,
  binary,
  call,
  conditional,
  type Expression,
  list,
  literal,
  or,
  raise,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import {
  booleanValue,
  type ExpressionContext,
  numberValue,
  refuse,
  stringValue,
  valueAt,
} from "./expression-context.ts";
import { kindsOf, nullish, numberKind, stringKind, undefinedKind, zonedKind } from "./kinds.ts";
import { isDefined, once } from "./once.ts";
import { concatenate } from "./template.ts";
import { compareTimes } from "./time/compare.ts";

/** `a + b` of numbers or texts. */
export function add(left: Value, right: Value, node: ts.Node, context: ExpressionContext): Value {
  const [a, b] = [kindsOf(left, context), kindsOf(right, context)];
  if (a === stringKind || b === stringKind)
    return stringValue(concatenate([left, right], context), context);
  if (isNumber(a) && isNumber(b)) return arithmetic("+", left, right, node, context);
  const mixed = numberKind | stringKind | undefinedKind;
  if (((a | b) & ~mixed) !== 0 && !(isAny(a) || isAny(b)))
    return refuseOperands("+", left, right, node, context);
  return valueAt(node, addAny(left, right, context), context);
}

/** Text if one of them is text, else a sum. */
function addAny(left: Value, right: Value, context: ExpressionContext): Expression {
  return once(left.expression, "left", context, (l) =>
    once(right.expression, "right", context, (r) => {
      const isText = (each: Expression): Expression =>
        binary("=", call("type", each), literal("string"));
      const texts = [
        { ...left, expression: l },
        { ...right, expression: r },
      ];
      const areNumbers = and(
        binary("=", call("type", l), literal("number")),
        binary("=", call("type", r), literal("number")),
      );
      const sum = conditional(
        areNumbers,
        binary("+", l, r),
        raise("`+` of neither numbers nor texts"),
      );
      return conditional(or(isText(l), isText(r)), concatenate(texts, context), sum);
    }),
  );
}

/** `-`, `*`, `/`, `%`, and `+` of numbers. */
export function arithmetic(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  const [l, r] = [operand(left, operator, node, context), operand(right, operator, node, context)];
  const divides = operator === "/" || operator === "%";
  return numberValue(divides ? divide(operator, l, r, context) : binary(operator, l, r), context);
}

/** `a ** b`: whole numbers only are the same on both evaluators. */
export function power(left: Value, right: Value, node: ts.Node, context: ExpressionContext): Value {
  const [l, r] = [operand(left, "**", node, context), operand(right, "**", node, context)];
  return numberValue(call("power", l, r), context);
}

/** A number; what JavaScript would make NaN of raises. */
export function operand(
  value: Value,
  operator: string,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  const kinds = kindsOf(value, context);
  if (kinds === numberKind) return value.expression;
  if (!isNumber(kinds) && !isAny(kinds))
    return refuseOperands(operator, value, value, node, context).expression;
  return once(value.expression, "n", context, (n) =>
    conditional(
      binary("=", call("type", n), literal("number")),
      n,
      raise(`NaN: an operand of ${operator} is not a number`),
    ),
  );
}

/** Division by zero gives Infinity or NaN in JavaScript, which are no JSON. */
function divide(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
  context: ExpressionContext,
): Expression {
  if (right.kind === "literal" && right.value !== 0) return binary(operator, left, right);
  return once(right, "divisor", context, (divisor) =>
    conditional(
      binary("!=", divisor, literal(0)),
      binary(operator, left, divisor),
      raise("division by zero"),
    ),
  );
}

/** `<`, `<=`, `>`, `>=` of two numbers or two texts. */
export function compare(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  const [a, b] = [kindsOf(left, context), kindsOf(right, context)];
  const kinds = a | b;
  if (kinds === zonedKind)
    return booleanValue(compareTimes(operator, left, right, node, context), context);
  if (kinds === numberKind || kinds === stringKind)
    return booleanValue(binary(operator, left.expression, right.expression), context);
  const absent = kinds & undefinedKind;
  const one = (kinds & ~undefinedKind) === numberKind || (kinds & ~undefinedKind) === stringKind;
  if (absent && one) return booleanValue(compareAbsent(operator, left, right, context), context);
  if (isAny(a) || isAny(b))
    return booleanValue(compareAny(operator, left, right, context), context);
  return refuseOperands(operator, left, right, node, context);
}

function compareAbsent(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  context: ExpressionContext,
): Expression {
  return once(left.expression, "left", context, (l) =>
    once(right.expression, "right", context, (r) =>
      and(
        ...(left.optional ? [isDefined(left, l, context)] : []),
        ...(right.optional ? [isDefined(right, r, context)] : []),
        binary(operator, l, r),
      ),
    ),
  );
}

/** JSONata itself raises when the types differ; it says nothing of undefined. */
function compareAny(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  context: ExpressionContext,
): Expression {
  return once(left.expression, "left", context, (l) =>
    once(right.expression, "right", context, (r) => {
      const types = list(literal("number"), literal("string"));
      const test = and(
        binary("in", call("type", l), types),
        binary("=", call("type", l), call("type", r)),
      );
      return conditional(
        test,
        binary(operator, l, r),
        raise(`${operator} of values of different types`),
      );
    }),
  );
}

function isNumber(kinds: number): boolean {
  return (kinds & ~(numberKind | undefinedKind)) === 0 && (kinds & numberKind) !== 0;
}

function isAny(kinds: number): boolean {
  const anyKinds = nullish | numberKind | stringKind;
  return (kinds & anyKinds) === anyKinds;
}

function refuseOperands(
  operator: string,
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  const name = (value: Value): string => context.checker.typeToString(value.type);
  return refuse(
    context,
    node,
    "NG1000",
    { construct: `\`${operator}\` of \`${name(left)}\` and \`${name(right)}\`` },
    "convert first, so that both are numbers or both are texts: `Number(x)`, `String(x)`",
  );
}
