import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  literal,
} from "../../../jsonata/index.ts";
import { stringValue } from "../expression-context.ts";
import { functionOf } from "../function-of.ts";
import { once } from "../once.ts";
import { regularExpressionOf } from "../regular-expression/pattern-of.ts";
import { patternArgument } from "./matching.ts";
import { type Call, type Method, refuseCall, required } from "./method.ts";
import { plainReplacement } from "./plain-replacement.ts";
import { replacePattern } from "./replace-pattern.ts";

/** `replace` and `replaceAll` of texts and of regular expressions. */
export const replaceMethods: readonly (readonly [string, Method])[] = [
  ["replace", replaceText(replaceFirst, false)],
  ["replaceAll", replaceText(replaceEach, true)],
];

type Replace = (text: Expression, part: Expression, by: Expression, call: Call) => Expression;

function replaceText(form: Replace, all: boolean): Method {
  return (receiver, methodCall) => {
    const [given, by] = methodCall.arguments;
    const pattern = patternArgument(methodCall, 0);
    if (pattern) return replacePattern(receiver, pattern, methodCall, all);
    if (given && regularExpressionOf(given, methodCall.context)) return receiver;
    if (by && functionOf(by, methodCall.context))
      return refuseCall(methodCall, "of a text with a function", "replace a regular expression");
    const part = required(methodCall, 0);
    const replacement = plainReplacement(required(methodCall, 1), methodCall);
    const expression = form(receiver.expression, part.expression, replacement, methodCall);
    return stringValue(expression, methodCall.context);
  };
}

function replaceFirst(
  text: Expression,
  part: Expression,
  by: Expression,
  { context }: Call,
): Expression {
  return once(text, "text", context, (value) =>
    once(part, "part", context, (needle) => {
      const before = call("substringBefore", value, needle);
      const after = call("substringAfter", value, needle);
      const replaced = binary("&", binary("&", before, by), after);
      return conditional(call("contains", value, needle), replaced, value);
    }),
  );
}

/** The empty text stands before, between and after all letters. */
function replaceEach(
  text: Expression,
  part: Expression,
  by: Expression,
  { context }: Call,
): Expression {
  const each = (value: Expression): Expression =>
    array([
      { value: literal("") },
      { value: call("split", value, literal("")), spread: true },
      { value: literal("") },
    ]);
  if (part.kind === "literal")
    return call("join", part.value === "" ? each(text) : call("split", text, part), by);
  return once(text, "text", context, (value) =>
    once(part, "part", context, (needle) => {
      const pieces = conditional(
        binary("!=", needle, literal("")),
        call("split", value, needle),
        each(value),
      );
      return call("join", pieces, by);
    }),
  );
}
