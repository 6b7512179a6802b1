import type ts from "typescript";
import type { Assignment } from "../ir/index.ts";
import { type Expression, someExpression, type VariableId } from "../jsonata/index.ts";
import type { Place } from "./place.ts";

/** `variable := value`, unless it would change nothing. Remembers the ones that may fail inside a `try`. */
export function assignment(
  place: Place,
  variable: VariableId,
  value: Expression,
  node: ts.Node,
): readonly Assignment[] {
  if (value.kind === "read" && value.variable === variable) return [];
  const made: Assignment = { variable, value };
  const by = mayFail(value) ? place.exits.catches()[0] : undefined;
  if (by) place.flow.guarded.set(made, { by, span: place.flow.project.spanOf(node) });
  return [made];
}

/** Whether JavaScript would throw where the expression fails. */
export function mayFail(expression: Expression): boolean {
  return someExpression(expression, (part) => {
    if (part.kind !== "call") return false;
    const [first] = part.arguments;
    if (part.callee === "parse") return !isCause(first);
    return part.callee === "error" && !isLimit(first);
  });
}

/** An error's cause is only parsed where it is known to be JSON. */
function isCause(text: Expression | undefined): boolean {
  return text?.kind === "member" && text.name === "Cause";
}

/** Guards against what JavaScript has and JSON has not: no `catch` of the flow would see them in Node. */
function isLimit(message: Expression | undefined): boolean {
  return message?.kind === "literal" && LIMITS.test(String(message.value));
}

const LIMITS = /^(division by zero|NaN|a number of more|an array with holes|`\+` of)/;
