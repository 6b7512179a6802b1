import {
  binary,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  literal,
  or,
  range,
  regex,
  sequence,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { booleanValue, numberValue, stringValue } from "../expression-context.ts";
import { kindsOf, stringKind } from "../kinds.ts";
import { isPosition } from "../number-kind.ts";
import { once } from "../once.ts";
import { concatenate } from "../template.ts";
import { end, space, trimmed } from "../white-space.ts";
import { argument, type Call, type Method, refuseCall, required, result } from "./method.ts";
import { replaceMethods } from "./replace.ts";
import { sliceText, substringText } from "./slice-text.ts";

/** Methods of strings, by name: as in JavaScript for texts of the Basic Multilingual Plane. */
export const stringMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["includes", test((text, part) => call("contains", text, part))],
  ["startsWith", test(startsWith)],
  ["endsWith", test(endsWith)],
  ["toUpperCase", text((value) => call("uppercase", value))],
  ["toLowerCase", text((value) => call("lowercase", value))],
  ["trim", text(trimmed)],
  ["trimStart", text((value) => remove(value, `^${space}+`))],
  ["trimEnd", text((value) => remove(value, `${space}+${end}`))],
  ["toString", text((value) => value)],
  ["split", split],
  ["slice", sliceText],
  ["substring", substringText],
  ["padStart", pad(-1)],
  ["padEnd", pad(1)],
  ["repeat", repeat],
  ["concat", concat],
  ["at", (receiver, methodCall) => characterAt(receiver, methodCall, true)],
  ["charAt", charAt],
  ["indexOf", indexOf],
  ["lastIndexOf", (_, methodCall) => refuseCall(methodCall, "of a text")],
  ...replaceMethods,
]);

function text(form: (value: Expression) => Expression): Method {
  return (receiver, { context }) => stringValue(form(receiver.expression), context);
}

function remove(value: Expression, pattern: string): Expression {
  return call("replace", value, regex(pattern), literal(""));
}

function test(form: (text: Expression, part: Expression, call: Call) => Expression): Method {
  return (receiver, methodCall) => {
    if (methodCall.arguments.length > 1) return refuseCall(methodCall, "with a position");
    const part = required(methodCall, 0).expression;
    return booleanValue(form(receiver.expression, part, methodCall), methodCall.context);
  };
}

function startsWith(value: Expression, part: Expression, { context }: Call): Expression {
  if (part.kind === "literal" && typeof part.value === "string")
    return binary("=", call("substring", value, literal(0), literal(part.value.length)), part);
  return once(part, "start", context, (start) =>
    binary("=", call("substring", value, literal(0), call("length", start)), start),
  );
}

function endsWith(value: Expression, part: Expression, { context }: Call): Expression {
  if (part.kind === "literal" && typeof part.value === "string")
    return part.value === ""
      ? literal(true)
      : binary("=", call("substring", value, literal(-part.value.length)), part);
  return once(part, "end", context, (last) =>
    or(
      binary("=", last, literal("")),
      binary(
        "=",
        call("substring", value, { kind: "negate", operand: call("length", last) }),
        last,
      ),
    ),
  );
}

function split(receiver: Value, methodCall: Call): Value {
  const [separator, limit] = [argument(methodCall, 0), argument(methodCall, 1)];
  if (separator === undefined) return refuseCall(methodCall, "without a separator");
  if (!isText(separator, methodCall)) return refuseCall(methodCall, "by anything but a text");
  const rest = limit ? [limit.expression] : [];
  return result(methodCall, call("split", receiver.expression, separator.expression, ...rest));
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
    if (fill !== undefined && fill.kind !== "literal")
      return refuseCall(methodCall, "with a filler that is not written as a text");
    const form = (k: Expression): Expression =>
      call("pad", receiver.expression, side === 1 ? k : negated(k), ...(fill ? [fill] : []));
    if (width.kind === "literal" && Number(width.value) > 0)
      return stringValue(form(width), context);
    const expression = once(width, "width", context, (k) =>
      conditional(binary(">", k, literal(0)), form(k), receiver.expression),
    );
    return stringValue(expression, context);
  };
}

function negated(expression: Expression): Expression {
  return expression.kind === "literal" && typeof expression.value === "number"
    ? literal(-expression.value)
    : { kind: "negate", operand: expression };
}

function repeat(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const count = required(methodCall, 0).expression;
  const expression = once(receiver.expression, "text", context, (value) =>
    call("join", sequence(call("map", range(literal(1), count), lambda([], value)))),
  );
  return stringValue(expression, context);
}

function concat(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const values = methodCall.arguments.map((each) => context.lower(each));
  return stringValue(concatenate([receiver, ...values], context), context);
}

function characterAt(receiver: Value, methodCall: Call, optional: boolean): Value {
  const { context } = methodCall;
  const at = argument(methodCall, 0)?.expression ?? literal(0);
  const letters = call("split", receiver.expression, literal(""));
  return { ...stringValue(index(letters, at), context), optional };
}

function charAt(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const at = argument(methodCall, 0)?.expression ?? literal(0);
  const letter = (i: Expression): Expression =>
    call("substring", receiver.expression, i, literal(1));
  if (isPosition(at)) return stringValue(letter(at), context);
  const expression = once(at, "i", context, (i) =>
    conditional(binary("<", i, literal(0)), literal(""), letter(i)),
  );
  return stringValue(expression, context);
}

function indexOf(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  if (methodCall.arguments.length > 1) return refuseCall(methodCall, "with a position");
  const part = required(methodCall, 0).expression;
  const expression = once(receiver.expression, "text", context, (value) =>
    once(part, "part", context, (needle) =>
      conditional(
        call("contains", value, needle),
        call("length", call("substringBefore", value, needle)),
        literal(-1),
      ),
    ),
  );
  return numberValue(expression, context);
}
