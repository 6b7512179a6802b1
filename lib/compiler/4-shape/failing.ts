import {
  type Binding,
  type Expression,
  literal,
  mayFail,
  someExpression,
} from "../jsonata/index.ts";

/** What of an expression may fail, for its error alone: null takes the place of a value that nobody reads. */
export function failing(value: Expression): Expression {
  return failingIn(value, new Set());
}

/** `risky`: names of what may fail once it is called. */
function failingIn(value: Expression, risky: ReadonlySet<string>): Expression {
  if (!isRisky(value, risky)) return literal(null);
  if (value.kind === "block" && value.body) return ofBlock(value.bindings, value.body, risky);
  if (value.kind !== "conditional") return value;
  const { then, otherwise } = value;
  return {
    ...value,
    then: failingIn(then, risky),
    ...(otherwise && { otherwise: failingIn(otherwise, risky) }),
  };
}

/** A binding that nothing behind it uses any more is there for its own error. */
function ofBlock(
  bindings: readonly Binding[],
  whole: Expression,
  around: ReadonlySet<string>,
): Expression {
  const risky = new Set(around);
  for (const { name, value } of bindings)
    if (value.kind === "lambda" && isRisky(value, risky)) risky.add(name);
  const body = failingIn(whole, risky);
  const parts = [body];
  const kept: Binding[] = [];
  for (const binding of bindings.toReversed()) {
    const { name, value } = binding;
    const isUsed = parts.some((part) => names(part, name));
    if (!isUsed && (value.kind === "lambda" || !isRisky(value, risky))) continue;
    const wanted = isUsed ? value : failingIn(value, risky);
    parts.push(wanted);
    kept.unshift({ ...binding, value: wanted });
  }
  return kept.length === 0 ? body : { kind: "block", bindings: kept, body };
}

function isRisky(value: Expression, risky: ReadonlySet<string>): boolean {
  return mayFail(value) || [...risky].some((name) => names(value, name));
}

function names(expression: Expression, name: string): boolean {
  return someExpression(expression, (part) => part.kind === "local" && part.name === name);
}
