import type { JsonValue } from "../../asl/index.ts";
import {
  type ArrayItem,
  type Expression,
  haveTableInCommon,
  type ObjectMember,
  print,
} from "../jsonata/index.ts";
import { restored } from "./absence.ts";
import type { NamedVariables } from "./name-variables.ts";

/**
 * The expression as a field of a definition: JSON with an expression a leaf where it can be, one expression otherwise, and where leaves would write the same table
 * again.
 */
export function template(expression: Expression, variables: NamedVariables): JsonValue {
  return haveTableInCommon(leavesOf(expression))
    ? printed(expression, variables)
    : fields(expression, variables);
}

/** The same, but for the fields of the expression itself, which stay fields. */
export function fields(expression: Expression, variables: NamedVariables): JsonValue {
  if (expression.kind === "literal" && !needsExpression(expression.value)) return expression.value;
  if (expression.kind === "object" && expression.members.every(isLeaf)) {
    const members = expression.members.map(({ key, value }) => [key, template(value, variables)]);
    return Object.fromEntries(members);
  }
  if (expression.kind === "array" && expression.items.every(isItem)) {
    return expression.items.map(({ value }) => template(value, variables));
  }
  return printed(expression, variables);
}

function leavesOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "object") return expression.members.map(({ value }) => value);
  return expression.kind === "array" ? expression.items.map(({ value }) => value) : [];
}

/** The expression as one `{% … %}`. */
export function printed(expression: Expression, variables: NamedVariables): `{%${string}%}` {
  return `{% ${print(expression, { variable: (read) => restored(read, variables), params: "execution input" })} %}`;
}

/** A text that Step Functions would read as an expression; null and the empty text, which not every validator takes. */
function needsExpression(value: string | number | boolean | null): boolean {
  if (typeof value !== "string") return value === null;
  return value === "" || value.startsWith("{%") || value.endsWith("%}");
}

function isLeaf(one: ObjectMember): boolean {
  return typeof one.key === "string" && !one.optional;
}

function isItem(item: ArrayItem): boolean {
  return !item.optional && !item.spread;
}
