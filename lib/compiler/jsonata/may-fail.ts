import type { Expression } from "./expression.ts";
import { someExpression } from "./map.ts";

/** Whether JavaScript would throw where the expression fails. */
export function mayFail(expression: Expression): boolean {
  return someExpression(expression, mayFailItself);
}

/** The same of this part alone, whatever it is made of. */
export function mayFailItself(part: Expression): boolean {
  if (part.kind !== "call") return false;
  const [first] = part.arguments;
  if (part.callee === "parse") return !isCause(first) && !isEnd(first);
  return part.callee === "error" && !isLimit(first);
}

/** Whether its evaluation may end in an error, of JavaScript or for what JSON has not: it must not be computed where JavaScript would not. */
export function mayRaise(expression: Expression): boolean {
  return someExpression(
    expression,
    (part) =>
      part.kind === "call" &&
      (part.callee === "error" || (part.callee === "parse" && !isEnd(part.arguments[0]))),
  );
}

/** The output in the end of another flow's run: that is JSON, or the check of the params has said that it is lost. */
function isEnd(text: Expression | undefined): boolean {
  return text?.kind === "member" && text.name === "output" && isNamed(text.object, "ended");
}

function isNamed(part: Expression, name: string): boolean {
  return part.kind === "member" && part.name === name;
}

/** An error's cause is only parsed where it is known to be JSON. */
function isCause(text: Expression | undefined): boolean {
  return text?.kind === "member" && text.name === "Cause";
}

/** Guards against what JavaScript has and JSON has not: no `catch` of the flow would see them in Node. */
function isLimit(message: Expression | undefined): boolean {
  return message?.kind === "literal" && LIMITS.test(String(message.value));
}

const LIMITS = /^(division by zero|NaN|a number of more|an array with holes|a time beyond|`\+` of)/;
