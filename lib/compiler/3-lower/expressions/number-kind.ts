import type { Expression } from "../../jsonata/index.ts";

/**
 * What is known of a number from how it was computed: `count` is an integer of at most 15 digits, `integer` any integer, `fraction` may
 * have the 16 or 17 digits that arithmetic makes, `given` came from outside.
 */
export type NumberKind = "count" | "integer" | "given" | "fraction";

export function numberKindOf(expression: Expression): NumberKind {
  switch (expression.kind) {
    case "literal":
      return kindOfLiteral(expression.value);
    case "local":
    case "read":
      return expression.whole ? "count" : "given";
    case "negate":
      return numberKindOf(expression.operand);
    case "binary":
      return kindOfOperation(expression.operator, expression.left, expression.right);
    case "conditional":
      return widest([expression.then, ...(expression.otherwise ? [expression.otherwise] : [])]);
    case "block":
      return expression.body ? numberKindOf(expression.body) : "given";
    case "call":
      return kindOfCall(expression.callee, expression.arguments);
    default:
      return "given";
  }
}

export function isInteger(expression: Expression): boolean {
  const kind = numberKindOf(expression);
  return kind === "count" || kind === "integer";
}

/** Known to be 0 or more, and whole. */
export function isPosition(expression: Expression): boolean {
  if (expression.kind === "literal") return isInteger(expression) && Number(expression.value) >= 0;
  if (expression.kind === "call")
    return expression.callee === "count" || expression.callee === "length";
  return (
    expression.kind === "binary" &&
    (expression.operator === "+" || expression.operator === "*") &&
    isPosition(expression.left) &&
    isPosition(expression.right)
  );
}

const order: readonly NumberKind[] = ["count", "integer", "given", "fraction"];

function widest(expressions: readonly Expression[]): NumberKind {
  const places = expressions.map((each) => order.indexOf(numberKindOf(each)));
  return order[Math.max(...places)] ?? "given";
}

function kindOfLiteral(value: string | number | boolean | null): NumberKind {
  if (typeof value !== "number" || !Number.isInteger(value)) return "fraction";
  return Math.abs(value) < 1e15 ? "count" : "integer";
}

function kindOfOperation(operator: string, left: Expression, right: Expression): NumberKind {
  if (operator === "/") return "fraction";
  const kind = widest([left, right]);
  return operator === "*" && kind === "count" ? "integer" : kind;
}

function kindOfCall(callee: string | Expression, args: readonly Expression[]): NumberKind {
  if (callee === "count" || callee === "length") return "count";
  if (callee === "floor" || callee === "ceil") return "integer";
  if (callee === "abs" && args[0]) return numberKindOf(args[0]);
  return callee === "power" || callee === "sqrt" ? "fraction" : "given";
}
