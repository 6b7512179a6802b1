import type { Binary, Block, Expression } from "../../jsonata/index.ts";

/**
 * What is known of a number from how it was computed: `count` is an integer of at most 15 digits, `integer` any integer, `fraction` may
 * have the 16 or 17 digits that arithmetic makes, `given` came from outside.
 */
export type NumberKind = "count" | "integer" | "given" | "fraction";

export function numberKindOf(expression: Expression, locals: Kinds = new Map()): NumberKind {
  switch (expression.kind) {
    case "literal":
      return kindOfLiteral(expression.value);
    case "local":
      return expression.whole ? "count" : (locals.get(expression.name) ?? "given");
    case "read":
      return expression.whole ? "count" : "given";
    case "negate":
      return numberKindOf(expression.operand, locals);
    case "binary":
      return kindOfOperation(expression, locals);
    case "conditional":
      return widest(
        [expression.then, ...(expression.otherwise ? [expression.otherwise] : [])],
        locals,
      );
    case "block":
      return kindOfBlock(expression, locals);
    case "call":
      return kindOfCall(expression.callee, expression.arguments, locals);
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

/** What is known of the numbers that a block has named. */
type Kinds = ReadonlyMap<string, NumberKind>;

function widest(expressions: readonly Expression[], locals: Kinds): NumberKind {
  const places = expressions.map((each) => order.indexOf(numberKindOf(each, locals)));
  return order[Math.max(...places)] ?? "given";
}

function kindOfLiteral(value: string | number | boolean | null): NumberKind {
  if (typeof value !== "number" || !Number.isInteger(value)) return "fraction";
  if (!Number.isSafeInteger(value)) return "given";
  return Math.abs(value) < 1e15 ? "count" : "integer";
}

function kindOfOperation({ operator, left, right }: Binary, locals: Kinds): NumberKind {
  if (operator === "/") return "fraction";
  const kind = widest([left, right], locals);
  return operator === "*" && kind === "count" ? "integer" : kind;
}

function kindOfBlock({ bindings, body }: Block, outer: Kinds): NumberKind {
  const locals = new Map(outer);
  for (const { name, value } of bindings) locals.set(name, numberKindOf(value, locals));
  return body ? numberKindOf(body, locals) : "given";
}

function kindOfCall(
  callee: string | Expression,
  args: readonly Expression[],
  locals: Kinds,
): NumberKind {
  if (typeof callee === "string" && COUNTS.has(callee)) return "count";
  if (callee === "floor" || callee === "ceil") return "integer";
  if (callee === "abs" && args[0]) return numberKindOf(args[0], locals);
  return typeof callee === "string" && FRACTIONS.has(callee) ? "fraction" : "given";
}

const COUNTS: ReadonlySet<string> = new Set(["count", "length", "millis", "toMillis"]);
const FRACTIONS: ReadonlySet<string> = new Set(["power", "random", "sqrt"]);
