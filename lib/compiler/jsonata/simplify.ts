import { isAbsent } from "./build.ts";
import type { Binary, BinaryOperator, Call, Expression, Literal, Member } from "./expression.ts";
import { mapParts, someExpression } from "./map.ts";

/** The same value in fewer words: what is known already is computed. Substitution leaves such things: `0 + 1`, `true ? a : b`. */
export function simplify(expression: Expression): Expression {
  const simple = mapParts(expression, simplify);
  if (simple.kind === "binary") return simplifyBinary(simple);
  if (simple.kind === "member") return memberOfWritten(simple);
  if (simple.kind === "call") return simplifyCall(simple);
  if (simple.kind === "conditional" && simple.test.kind === "literal" && simple.otherwise) {
    return simple.test.value ? simple.then : simple.otherwise;
  }
  return simple;
}

function simplifyCall(node: Call): Expression {
  const [first, ...more] = node.arguments;
  if (first === undefined || more.length > 0) return node;
  if (node.callee === "exists" && isPresent(first)) return literal(true);
  const isKnown = first.kind === "literal" && typeof first.value === "boolean";
  return node.callee === "not" && isKnown ? literal(!first.value) : node;
}

function isPresent(node: Expression): boolean {
  return node.kind === "member" && node.present === true;
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
  return simplifyLogic(node) ?? simplifyNullTest(node) ?? simplifyTime(node) ?? node;
}

function simplifyLogic({ operator, left, right }: Binary): Expression | undefined {
  if (operator === "and" && isLiteral(left, true)) return right;
  if (operator === "or" && isLiteral(left, false)) return right;
  const isDecided =
    (operator === "and" && isLiteral(left, false)) || (operator === "or" && isLiteral(left, true));
  return isDecided ? left : undefined;
}

/** Whether something that is known to be there is null; what is absent equals nothing and differs from nothing. */
function simplifyNullTest({ operator, left, right }: Binary): Expression | undefined {
  if (isAbsent(left) && (operator === "=" || operator === "!=")) return literal(false);
  if (!isPresent(left) || !isLiteral(right, null)) return undefined;
  if (operator === "!=") return literal(true);
  return operator === "=" ? literal(false) : undefined;
}

/** Only of safe integers, texts and booleans: there both evaluators and JavaScript agree. */
function compute(operator: BinaryOperator, left: Literal, right: Literal): Literal | undefined {
  const [a, b] = [left.value, right.value];
  if (typeof a === "number" && typeof b === "number") return ofIntegers(operator, a, b);
  if (typeof a === "string" && typeof b === "string" && operator === "&") return literal(a + b);
  if (operator === "=") return literal(a === b);
  return operator === "!=" ? literal(a !== b) : undefined;
}

function ofIntegers(operator: BinaryOperator, a: number, b: number): Literal | undefined {
  const compared = comparison[operator]?.(a, b);
  if (compared !== undefined) return literal(compared);
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

const comparison: Partial<Record<BinaryOperator, (a: number, b: number) => boolean>> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** What a clock shows, of the text that was written of it: `$toMillis($fromMillis($t, "…+09:00")) + 32400000` is `$t`. */
function simplifyTime({ operator, left, right }: Binary): Expression | undefined {
  if (operator !== "+" || left.kind !== "call" || left.callee !== "toMillis") return undefined;
  const [text, ...more] = left.arguments;
  if (text?.kind !== "call" || text.callee !== "fromMillis" || more.length > 0) return undefined;
  const [clock, picture] = text.arguments;
  const offset = picture?.kind === "literal" ? offsetIn(String(picture.value)) : undefined;
  return offset !== undefined && isLiteral(right, offset) ? clock : undefined;
}

/** In milliseconds, of a picture that writes all of a time with its offset. */
function offsetIn(picture: string): number | undefined {
  const [found, sign, hours, minutes] = TIME_PICTURE.exec(picture) ?? [];
  if (found === undefined) return undefined;
  return (sign === "-" ? -60_000 : 60_000) * (Number(hours) * 60 + Number(minutes));
}

const TIME_PICTURE =
  /^\[Y0001\]-\[M01\]-\[D01\]T\[H01\]:\[m01\]:\[s01\]\.\[f001\]([+-])([0-9]{2}):([0-9]{2})$/;

function isLiteral(expression: Expression, value: Literal["value"]): boolean {
  return expression.kind === "literal" && expression.value === value;
}

function literal(value: Literal["value"]): Literal {
  return { kind: "literal", value };
}
