import type ts from "typescript";
import type { AnswerCheck } from "../../ir/index.ts";
import { binary, type Expression, literal, source } from "../../jsonata/index.ts";
import { answerShape } from "../params-guard.ts";
import type { StepPlace } from "../place.ts";

/**
 * An answer comes from outside, where no compiler has seen it: what is wrong with it names flow, step, member, what was expected and what came. Nothing to
 * check where nobody reads it, and where its type says nothing that JSON could be held to.
 */
export function answerCheck(
  step: string,
  call: ts.Node,
  { place: { flow }, type, into }: StepPlace,
): { readonly answerCheck?: AnswerCheck } {
  const schema = into === undefined ? undefined : flow.project.answerSchema(type, call);
  const shape = schema && answerShape(schema, source("result"));
  if (shape === undefined) return {};
  const message = beginning(`flow ${flow.name}, step ${step}: `, shape.message);
  return { answerCheck: { ...shape, message, held: flow.variables.declare("answer", "never") } };
}

function beginning(text: string, message: Expression): Expression {
  const isText = message.kind === "binary" && message.left.kind === "literal";
  if (!isText || message.operator !== "&") return binary("&", literal(text), message);
  return { ...message, left: literal(`${text}${message.left.value}`) };
}
