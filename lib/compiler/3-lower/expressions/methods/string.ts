import type ts from "typescript";
import {
  binary,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  list,
  literal,
  negate,
  raise,
  range,
  regex,
  sequence,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { stringValue } from "../expression-context.ts";
import { kindsOf, stringKind } from "../kinds.ts";
import { isInteger, isPosition } from "../number-kind.ts";
import { once } from "../once.ts";
import { patternOf, refusePattern, regularExpressionOf } from "../regular-expression/pattern-of.ts";
import { concatenate } from "../template.ts";
import { end, space, trimmed } from "../white-space.ts";
import { whole } from "../whole.ts";
import { matchingMethods, takingText } from "./matching.ts";
import { argument, type Call, type Method, refuseCall, required, result } from "./method.ts";
import { replaceMethods } from "./replace.ts";
import { sliceText, substringText } from "./slice-text.ts";
import { textSearchMethods } from "./text-search.ts";

/** Methods of strings, by name: as in JavaScript for texts of the Basic Multilingual Plane. */
export const stringMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["toUpperCase", text((value) => call("uppercase", value))],
  ["toLowerCase", text((value) => call("lowercase", value))],
  ["trim", text(trimmed)],
  ["trimStart", text((value) => remove(value, `^${space}+`))],
  ["trimEnd", text((value) => remove(value, `${space}+${end}`))],
  ["toString", text((value) => value)],
  ["valueOf", text((value) => value)],
  ["split", split],
  ["slice", sliceText],
  ["substring", substringText],
  ["padStart", pad(-1)],
  ["padEnd", pad(1)],
  ["repeat", repeat],
  ["concat", concat],
  ["at", characterAt],
  ["charAt", charAt],
  ...textSearchMethods,
  ...matchingMethods,
  ...replaceMethods,
]);

function text(form: (value: Expression) => Expression): Method {
  return (receiver, { context }) => stringValue(form(receiver.expression), context);
}

function remove(value: Expression, pattern: string): Expression {
  return call("replace", value, regex(pattern), literal(""));
}

function split(receiver: Value, methodCall: Call): Value {
  const [given] = methodCall.arguments;
  const literalNode = given && regularExpressionOf(given, methodCall.context);
  if (given && literalNode) return splitByPattern(receiver, given, literalNode, methodCall);
  const [separator, limit] = [argument(methodCall, 0), argument(methodCall, 1)];
  if (separator === undefined) return refuseCall(methodCall, "without a separator");
  if (!isText(separator, methodCall)) return refuseCall(methodCall, "by anything but a text");
  const rest = limit ? [limit.expression] : [];
  return result(methodCall, call("split", receiver.expression, separator.expression, ...rest));
}

/** JavaScript puts what groups captured among the parts. */
function splitByPattern(
  receiver: Value,
  given: ts.Expression,
  node: ts.RegularExpressionLiteral,
  own: Call,
): Value {
  const pattern = patternOf(node, given, own.context);
  if (pattern === undefined) return receiver;
  takingText(pattern, own.context);
  if (pattern.captures.length > 0)
    refusePattern(node, given, "has a group, which `split` puts among the parts", own.context);
  const limit = argument(own, 1);
  const rest = limit ? [limit.expression] : [];
  return result(own, call("split", receiver.expression, pattern.expression, ...rest));
}

function isText(value: Value, { context }: Call): boolean {
  return kindsOf(value, context) === stringKind;
}

function pad(side: 1 | -1): Method {
  return (receiver, methodCall) => {
    const { context } = methodCall;
    const width = required(methodCall, 0).expression;
    const fill = argument(methodCall, 1)?.expression;
    if (fill?.kind === "literal" && fill.value === "") return receiver;
    const rest = (by: Expression | undefined): readonly Expression[] => (by ? [by] : []);
    const padded = (text: Expression, by: Expression | undefined): Expression =>
      padTo(width, side, methodCall, text, rest(by));
    if (fill === undefined || fill.kind === "literal")
      return stringValue(padded(receiver.expression, fill), context);
    const expression = once(receiver.expression, "text", context, (text) =>
      once(fill, "filler", context, (by) =>
        conditional(binary("!=", by, literal("")), padded(text, by), text),
      ),
    );
    return stringValue(expression, context);
  };
}

function padTo(
  width: Expression,
  side: 1 | -1,
  { context }: Call,
  text: Expression,
  rest: readonly Expression[],
): Expression {
  const form = (value: Expression, k: Expression): Expression =>
    call("pad", value, side === 1 ? k : negate(k), ...rest);
  if (width.kind === "literal")
    return Number(width.value) >= 1 ? form(text, whole(width, context)) : text;
  return once(text, "text", context, (value) =>
    once(width, "width", context, (k) =>
      conditional(
        binary(">", k, literal(0)),
        form(value, isInteger(k) ? k : call("floor", k)),
        value,
      ),
    ),
  );
}

function repeat(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const count = required(methodCall, 0).expression;
  if (count.kind === "literal" && Number(count.value) <= -1)
    return refuseCall(methodCall, "with a negative count");
  const times = (value: Expression, n: Expression): Expression =>
    call("join", sequence(call("map", range(literal(1), n), lambda([], value))));
  const expression = once(receiver.expression, "text", context, (value) =>
    count.kind === "literal" || isPosition(count)
      ? times(value, whole(count, context))
      : once(count, "count", context, (n) =>
          conditional(
            binary(">", n, literal(-1)),
            times(value, isInteger(n) ? n : call("floor", n)),
            raise("RangeError: Invalid count value"),
          ),
        ),
  );
  return stringValue(expression, context);
}

function concat(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const values = methodCall.arguments.map((each) => context.lower(each));
  return stringValue(concatenate([receiver, ...values], context), context);
}

function characterAt(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const at = whole(argument(methodCall, 0)?.expression ?? literal(0), context);
  const letters = call("split", receiver.expression, literal(""));
  return { ...stringValue(index(letters, at), context), optional: true };
}

function charAt(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const at = argument(methodCall, 0)?.expression ?? literal(0);
  const letter = (i: Expression): Expression =>
    call("substring", receiver.expression, i, literal(1));
  if (isPosition(at)) return stringValue(letter(at), context);
  const expression = once(at, "i", context, (i) =>
    isInteger(at)
      ? conditional(binary(">=", i, literal(0)), letter(i), literal(""))
      : conditional(
          binary(">", i, literal(-1)),
          letter(call("max", list(literal(0), i))),
          literal(""),
        ),
  );
  return stringValue(expression, context);
}
