import {
  binary,
  bind,
  call,
  conditional,
  type Expression,
  list,
  literal,
  local,
  regex,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { isOnly, mayBe, stringKind } from "../expressions/kinds.ts";

/**
 * A task's input as Lambda gets it: Step Functions writes any value as JSON but sends a text as it is, so a text must be sent as the JSON of
 * itself.
 */
export function payloadOf(input: Value, context: LowerContext): Expression {
  const { expression } = input;
  if (!mayBe(input, stringKind, context)) return expression;
  if (isOnly(input, stringKind, context)) return jsonOfText(expression);
  const value = context.freshLocal("input");
  const isText = binary("=", call("type", local(value)), literal("string"));
  const sent = conditional(isText, jsonOfText(local(value)), local(value));
  return bind([{ name: value, value: expression }], sent);
}

/** The JSON of a list of it, without the brackets: `$string` leaves a text by itself as it is. */
function jsonOfText(text: Expression): Expression {
  if (text.kind === "literal") return literal(JSON.stringify(text.value));
  return call("replace", call("string", list(text)), regex("^\\[|\\](?![\\s\\S])"), literal(""));
}
