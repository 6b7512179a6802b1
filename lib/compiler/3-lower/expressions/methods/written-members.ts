import type { Expression } from "../../../jsonata/index.ts";
import { isWholeNumber } from "./ordered-keys.ts";

/** The members of an object that is written out in constants, in JavaScript's order; undefined for any other. */
export function writtenMembers(
  expression: Expression,
): readonly (readonly [key: string, value: Expression])[] | undefined {
  if (expression.kind !== "object" || !isWritten(expression)) return undefined;
  const members = new Map(expression.members.map(({ key, value }) => [String(key), value]));
  const numbers = [...members].filter(([key]) => isWholeNumber(key));
  const others = [...members].filter(([key]) => !isWholeNumber(key));
  return [...numbers.sort(([one], [other]) => Number(one) - Number(other)), ...others];
}

/** Nothing in it is computed. */
function isWritten(expression: Expression): boolean {
  if (expression.kind === "array")
    return expression.items.every(({ value, spread }) => !spread && isWritten(value));
  if (expression.kind !== "object") return expression.kind === "literal";
  return expression.members.every(
    ({ key, value, optional }) => typeof key === "string" && !optional && isWritten(value),
  );
}
