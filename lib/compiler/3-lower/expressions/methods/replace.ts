import ts from "typescript";
import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  literal,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { stringValue } from "../expression-context.ts";
import { once } from "../once.ts";
import { type Call, type Method, refuseCall, required } from "./method.ts";

/** `replace` and `replaceAll` of texts. */
export const replaceMethods: readonly (readonly [string, Method])[] = [
  ["replace", replaceText(replaceFirst)],
  ["replaceAll", replaceText(replaceEach)],
];

type Replace = (text: Expression, part: Expression, by: Expression, call: Call) => Expression;

function replaceText(form: Replace): Method {
  return (receiver, methodCall) => {
    const [pattern, by] = methodCall.arguments;
    if (pattern && ts.isRegularExpressionLiteral(pattern))
      return refuseCall(
        methodCall,
        "with a regular expression",
        "replace texts, or do it in a task",
      );
    if (by && (ts.isArrowFunction(by) || ts.isFunctionExpression(by)))
      return refuseCall(methodCall, "with a function", "do it in a task");
    const part = required(methodCall, 0);
    const replacement = plainReplacement(required(methodCall, 1), methodCall);
    const expression = form(receiver.expression, part.expression, replacement, methodCall);
    return stringValue(expression, methodCall.context);
  };
}

/** `$$`, `$&` and their like mean something in JavaScript's replacement. */
function plainReplacement(value: Value, methodCall: Call): Expression {
  const { expression } = value;
  if (expression.kind === "literal") {
    const text = String(expression.value);
    if (/\$[$&`'<0-9]/.test(text))
      return refuseCall(methodCall, "with a `$` pattern in the replacement").expression;
    return expression;
  }
  return once(expression, "by", methodCall.context, (by) =>
    conditional(
      call("contains", by, literal("$")),
      call("error", literal("a replacement with a `$`, which JavaScript reads as a pattern")),
      by,
    ),
  );
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
