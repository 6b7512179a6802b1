import ts from "typescript";
import type { Value } from "./context.ts";
import { add, arithmetic, power } from "./expressions/arithmetic.ts";
import { strictlyEqual } from "./expressions/equality.ts";
import { booleanValue, type ExpressionContext } from "./expressions/expression-context.ts";

/** The operators that stand without a node of their own. */
export type Operator =
  | ts.SyntaxKind.PlusToken
  | ts.SyntaxKind.MinusToken
  | ts.SyntaxKind.AsteriskToken
  | ts.SyntaxKind.SlashToken
  | ts.SyntaxKind.PercentToken
  | ts.SyntaxKind.AsteriskAsteriskToken
  | ts.SyntaxKind.EqualsEqualsEqualsToken;

/** A binary operator over values that no single node holds: `x += e` is `+`, a `case` is `===`. `node` says where. */
export function applyOperator(
  operator: Operator,
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  return OPERATORS[operator](left, right, node, context);
}

type Apply = (left: Value, right: Value, node: ts.Node, context: ExpressionContext) => Value;

const calculated =
  (operator: "-" | "*" | "/" | "%"): Apply =>
  (left, right, node, context) =>
    arithmetic(operator, left, right, node, context);

const OPERATORS = {
  [ts.SyntaxKind.PlusToken]: add,
  [ts.SyntaxKind.MinusToken]: calculated("-"),
  [ts.SyntaxKind.AsteriskToken]: calculated("*"),
  [ts.SyntaxKind.SlashToken]: calculated("/"),
  [ts.SyntaxKind.PercentToken]: calculated("%"),
  [ts.SyntaxKind.AsteriskAsteriskToken]: power,
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: (left, right, node, context) =>
    booleanValue(strictlyEqual(left, right, node, context), context),
} satisfies Record<Operator, Apply>;
