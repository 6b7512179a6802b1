import type { Binary, BinaryOperator, Expression, Literal, Member } from "./expression.ts";
import { mapParts, someExpression } from "./map.ts";

/** The same value in fewer words: what is known already is computed. Substitution leaves such things: `0 + 1`, `true ? a : b`. */
export function simplify(expression: Expression): Expression {
  const simple = mapParts(expression, simplify);
  if (simple.kind === "binary") return simplifyBinary(simple);
  if (simple.kind === "member") return memberOfWritten(simple);
  if (simple.kind === "conditional" && simple.test.kind === "literal" && simple.otherwise) {
    return simple.test.value ? simple.then : simple.otherwise;
  }
  return simple;
}

/** `{"exitCode": 0, …}.exitCode` is 0, if what falls away can't raise an error. */
function memberOfWritten(node: Member): Expression {
  const { object, name } = node;
  if (object.kind !== "object" || someExpression(object, isRaise)) return node;
  if (object.members.some(({ key }) => typeof key !== "string")) return node;
  return object.members.findLast(({ key }) => key === name)?.value ?? node;
}

function isRaise(node: Expression): boolean {
  return node.kind === "call" && node.callee === "error";
}

function simplifyBinary(node: Binary): Expression {
  const { operator, left, right } = node;
  const known =
    left.kind === "literal" && right.kind === "literal" && compute(operator, left, right);
  if (known) return known;
  if (operator === "and" && isLiteral(left, true)) return right;
  if (operator === "or" && isLiteral(left, false)) return right;
  return node;
}

/** Only of safe integers, texts and booleans: there both evaluators and JavaScript agree. */
function compute(operator: BinaryOperator, left: Literal, right: Literal): Literal | undefined {
  const [a, b] = [left.value, right.value];
  if (typeof a === "number" && typeof b === "number") return ofIntegers(operator, a, b);
  if (typeof a === "string" && typeof b === "string" && operator === "&") return literal(a + b);
  return undefined;
}

function ofIntegers(operator: BinaryOperator, a: number, b: number): Literal | undefined {
  const result = arithmetic[operator]?.(a, b);
  return [a, b, result].every(Number.isSafeInteger) && result !== undefined
    ? literal(result)
    : undefined;
}

const arithmetic: Partial<Record<BinaryOperator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
};

function isLiteral(expression: Expression, value: Literal["value"]): boolean {
  return expression.kind === "literal" && expression.value === value;
}

function literal(value: Literal["value"]): Literal {
  return { kind: "literal", value };
}
