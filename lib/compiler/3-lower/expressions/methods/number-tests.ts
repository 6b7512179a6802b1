import ts from "typescript";
import { and, binary, call, type Expression, literal, not, regex } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { booleanValue, type ExpressionContext } from "../expression-context.ts";
import { kindsOf, mayBe, numberKind, stringKind } from "../kinds.ts";
import { once } from "../once.ts";
import { unwrap } from "../unwrap.ts";
import { end, space, trimmed } from "../white-space.ts";
import { type Call, type GlobalFunction, refuseCall, required } from "./method.ts";

/** What JavaScript asks of a number. No value of a flow is NaN or Infinity: what would make one raises. */
export const numberTests: readonly (readonly [string, GlobalFunction])[] = [
  ["Number.isInteger", ofNumbers((n) => isWhole(n))],
  ["Number.isSafeInteger", ofNumbers((n) => and(isWhole(n), isSafe(n)))],
  ["Number.isFinite", ofNumbers(() => literal(true))],
  ["Number.isNaN", (own) => isNotNumber(own, false)],
  ["isNaN", (own) => isNotNumber(own, true)],
  ["isFinite", (own) => negated(isNotNumber(own, true))],
];

function ofNumbers(test: (n: Expression) => Expression): GlobalFunction {
  return (own) => {
    const { context } = own;
    const value = required(own, 0);
    if (kindsOf(value, context) === numberKind)
      return booleanValue(once(value.expression, "n", context, test), context);
    if (!mayBe(value, numberKind, context)) return booleanValue(literal(false), context);
    const expression = once(value.expression, "n", context, (n) =>
      and(binary("=", call("type", n), literal("number")), test(n)),
    );
    return booleanValue(expression, context);
  };
}

function isWhole(n: Expression): Expression {
  return binary("=", n, call("floor", n));
}

function isSafe(n: Expression): Expression {
  return binary("<=", call("abs", n), literal(Number.MAX_SAFE_INTEGER));
}

/** `isNaN(Number(text))` looks at the text: there is no NaN to look at. */
function isNotNumber(own: Call, converts: boolean): Value {
  const { context } = own;
  const [node] = own.arguments;
  const text = node && convertedText(unwrap(node), context);
  if (text) return booleanValue(not(call("contains", text.text, text.pattern)), context);
  if (node && ts.isCallExpression(unwrap(node)) && /Date\b/.test(node.getText()))
    return refuseCall(own, "of a time", "test the text, or parse it in a task");
  const value = required(own, 0);
  if (!converts || kindsOf(value, context) === numberKind)
    return booleanValue(literal(false), context);
  return refuseCall(
    own,
    "of what may be no number",
    "convert it there: `Number.isNaN(Number(text))`",
  );
}

function negated(value: Value): Value {
  return { ...value, expression: not(value.expression) };
}

interface Converted {
  readonly text: Expression;
  /** What a text that is a number holds. */
  readonly pattern: Expression;
}

function convertedText(node: ts.Expression, context: ExpressionContext): Converted | undefined {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken)
    return converted(node.operand, "Number", context);
  if (!ts.isCallExpression(node)) return undefined;
  const [given, radix] = node.arguments;
  if (given === undefined || (radix && radix.getText() !== "10")) return undefined;
  return converted(given, node.expression.getText().replace(/^Number\./, ""), context);
}

function converted(
  node: ts.Expression,
  by: string,
  context: ExpressionContext,
): Converted | undefined {
  const pattern = patterns.get(by);
  if (pattern === undefined) return undefined;
  const value = context.lower(node);
  if (kindsOf(value, context) !== stringKind) return undefined;
  const text = by === "Number" ? trimmed(value.expression) : value.expression;
  return { text, pattern: regex(pattern) };
}

const patterns: ReadonlyMap<string, string> = new Map([
  [
    "Number",
    `^([+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?Infinity|0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+)?${end}`,
  ],
  ["parseInt", `^${space}*[+-]?(0[xX][0-9a-fA-F]|(?!0[xX])[0-9])`],
  ["parseFloat", `^${space}*[+-]?(\\.?[0-9]|Infinity)`],
]);
