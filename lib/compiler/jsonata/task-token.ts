import { member, source } from "./build.ts";
import type { Expression } from "./expression.ts";
import { someExpression } from "./map.ts";

/** The token of the state that it stands in: it is there in that state's arguments alone. */
export const taskToken: Expression = member(member(source("context"), "Task"), "Token");

export function holdsToken(expression: Expression): boolean {
  return someExpression(
    expression,
    (part) => part.kind === "member" && part.name === "Token" && isTask(part.object),
  );
}

function isTask(part: Expression): boolean {
  return part.kind === "member" && part.name === "Task" && part.object.kind === "source";
}
