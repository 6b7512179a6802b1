import {
  and,
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  literal,
  local,
  negate,
  or,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { booleanValue, numberValue } from "../expression-context.ts";
import { once } from "../once.ts";
import { atLeastZero, plus, wholeAtLeastZero } from "../whole.ts";
import { argument, type Call, type Method, refuseCall, required } from "./method.ts";

/** Where, and whether, a text holds another. */
export const textSearchMethods: readonly (readonly [string, Method])[] = [
  ["includes", test(includes)],
  ["startsWith", test(startsWith)],
  ["endsWith", test(endsWith)],
  ["indexOf", indexOf],
  ["lastIndexOf", lastIndexOf],
];

type Test = (
  text: Expression,
  part: Expression,
  position: Expression | undefined,
  call: Call,
) => Expression;

function test(form: Test): Method {
  return (receiver, methodCall) => {
    const part = required(methodCall, 0).expression;
    const position = argument(methodCall, 1)?.expression;
    const found = form(receiver.expression, part, position, methodCall);
    return booleanValue(found, methodCall.context);
  };
}

function includes(
  text: Expression,
  part: Expression,
  position: Expression | undefined,
): Expression {
  return call("contains", position ? call("substring", text, atLeastZero(position)) : text, part);
}

function startsWith(
  value: Expression,
  part: Expression,
  position: Expression | undefined,
  { context }: Call,
): Expression {
  const from = position ? atLeastZero(position) : literal(0);
  if (part.kind === "literal" && typeof part.value === "string")
    return binary("=", call("substring", value, from, literal(part.value.length)), part);
  return once(part, "start", context, (start) =>
    binary("=", call("substring", value, from, call("length", start)), start),
  );
}

/** `$substring` of nothing, or of less than nothing, is the empty text. */
function endsWith(
  whole: Expression,
  part: Expression,
  position: Expression | undefined,
  { context }: Call,
): Expression {
  const value = position ? call("substring", whole, literal(0), position) : whole;
  if (part.kind === "literal" && typeof part.value === "string")
    return part.value === ""
      ? literal(true)
      : binary("=", call("substring", value, literal(-part.value.length)), part);
  return once(part, "end", context, (last) =>
    or(
      binary("=", last, literal("")),
      binary("=", call("substring", value, negate(call("length", last))), last),
    ),
  );
}

function indexOf(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const part = required(methodCall, 0).expression;
  const position = argument(methodCall, 1)?.expression;
  const expression = once(receiver.expression, "text", context, (text) =>
    once(part, "part", context, (needle) =>
      position ? foundFrom(text, needle, position, methodCall) : found(text, needle),
    ),
  );
  return numberValue(expression, context);
}

function found(text: Expression, part: Expression): Expression {
  return conditional(
    call("contains", text, part),
    call("length", call("substringBefore", text, part)),
    literal(-1),
  );
}

/** The empty text is found behind the end too, at the end. */
function foundFrom(
  text: Expression,
  part: Expression,
  position: Expression,
  { context }: Call,
): Expression {
  const isEmpty =
    part.kind === "literal" ? literal(part.value === "") : binary("=", part, literal(""));
  return once(wholeAtLeastZero(position), "from", context, (from) =>
    once(call("substring", text, from), "rest", context, (rest) => {
      const place = plus(from, call("length", call("substringBefore", rest, part)));
      const within = conditional(
        and(isEmpty, binary(">", from, call("length", text))),
        call("length", text),
        place,
      );
      return conditional(call("contains", rest, part), within, literal(-1));
    }),
  );
}

function lastIndexOf(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  if (methodCall.arguments.length > 1) return refuseCall(methodCall, "with a position");
  const part = required(methodCall, 0).expression;
  const expression = once(receiver.expression, "text", context, (text) =>
    part.kind === "literal" && typeof part.value === "string" && !overlapsItself(part.value)
      ? lastByParts(text, part.value)
      : lastByReversing(text, part, context),
  );
  return numberValue(expression, context);
}

/** `"aba"` can start again before it has ended; then splitting wouldn't find its last place. */
function overlapsItself(part: string): boolean {
  if (part === "") return true;
  return Array.from({ length: part.length - 1 }, (_, at) => at + 1).some((length) =>
    part.endsWith(part.slice(0, length)),
  );
}

/** Where it isn't found, all of the text is the last part. */
function lastByParts(text: Expression, part: string): Expression {
  const last = index(call("split", text, literal(part)), -1);
  const before = binary("-", call("length", text), call("length", last));
  const place = binary("-", before, literal(part.length));
  if (part.length === 1) return place;
  return conditional(call("contains", text, literal(part)), place, literal(-1));
}

function lastByReversing(text: Expression, part: Expression, context: Call["context"]): Expression {
  const names = {
    reversed: context.freshLocal("reversed"),
    z: context.freshLocal("z"),
    a: context.freshLocal("a"),
    b: context.freshLocal("b"),
  };
  const [reversed, z] = [local(names.reversed), local(names.z)];
  const [a, b] = [local(names.a), local(names.b)];
  const reverse = lambda([names.z], call("join", call("reverse", call("split", z, literal("")))));
  const after = call("length", call("substringBefore", a, b));
  const length = (of: Expression): Expression => call("length", of);
  return block(
    [
      { name: names.reversed, value: reverse },
      { name: names.a, value: call(reversed, text) },
      { name: names.b, value: call(reversed, part) },
    ],
    conditional(
      call("contains", a, b),
      binary("-", binary("-", length(a), length(b)), after),
      literal(-1),
    ),
  );
}
