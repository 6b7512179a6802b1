import {
  and,
  array,
  binary,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  literal,
  local,
  not,
  range,
  sequence,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { nesting, nullForAbsent } from "../array-literal.ts";
import { booleanValue, numberValue, stringValue } from "../expression-context.ts";
import {
  arrayKind,
  kindsOf,
  kindsOfType,
  mayBe,
  nullish,
  nullKind,
  objectKind,
  stringKind,
  zonedKind,
} from "../kinds.ts";
import { once } from "../once.ts";
import { itemText } from "../text.ts";
import { fromEnd, whole } from "../whole.ts";
import { changeMethods } from "./array-change.ts";
import { searchMethods } from "./array-search.ts";
import { holdsArrays, slice, sliceArray } from "./array-slice.ts";
import { sortMethods } from "./array-sort.ts";
import { elementType, elementValue } from "./element.ts";
import {
  argument,
  type Call,
  callbackOf,
  type Method,
  refuseCall,
  required,
  result,
} from "./method.ts";
import { reduceMethods } from "./reduce.ts";

/** Methods of arrays, by name. None changes the array. */
export const arrayMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["map", map],
  ["flatMap", flatMap],
  ["flat", flat],
  ["join", join],
  ["concat", concat],
  ["at", at],
  ["slice", sliceArray],
  [
    "toReversed",
    (receiver) => ({
      ...receiver,
      expression: call("reverse", receiver.expression),
    }),
  ],
  ["includes", includes],
  ["indexOf", (receiver, methodCall) => position(receiver, methodCall, 1)],
  ["lastIndexOf", (receiver, methodCall) => position(receiver, methodCall, -1)],
  ["keys", keys],
  ["entries", entries],
  ["values", (receiver) => receiver],
  ...searchMethods,
  ...changeMethods,
  ...reduceMethods,
  ...sortMethods,
]);

function map(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const callback = callbackOf(methodCall, 0, elementValue(receiver, context), (body) =>
    nullForAbsent(body, methodCall.node, context),
  );
  if (callback === undefined) return receiver;
  const nests = mayBe(callback.body, arrayKind, context);
  return result(methodCall, sequence(call("map", receiver.expression, callback.lambda), nests));
}

function flatMap(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const callback = callbackOf(methodCall, 0, elementValue(receiver, context), (body) => ({
    kind: "object",
    members: [{ key: "v", value: body.expression }],
  }));
  if (callback === undefined) return receiver;
  if (callback.body.optional)
    return refuseCall(methodCall, "with a callback that may give undefined");
  const { body } = callback;
  const parts = body.type.isUnion() ? body.type.types : [body.type];
  const nests =
    isLoose(body, methodCall) ||
    parts.some(
      (type) =>
        kindsOfType(type, context.checker) === arrayKind && holdsArrays({ ...body, type }, context),
    );
  const each = call("map", receiver.expression, callback.lambda);
  return result(methodCall, sequence({ kind: "filter", of: each, member: "v" }, nests));
}

function isLoose(value: Value, { context }: Call): boolean {
  return kindsOf(value, context) === kindsOfType(context.checker.getAnyType(), context.checker);
}

/** Level by level: `$append` keeps the arrays inside. */
function flat(receiver: Value, methodCall: Call): Value {
  const [given] = methodCall.arguments;
  const levels = levelsOf(receiver.type, methodCall);
  const depth = given ? depthOf(given, levels, methodCall) : 1;
  if (depth === undefined)
    return refuseCall(methodCall, "with a depth that is not written as a number");
  let { expression } = receiver;
  for (let level = 0; level < Math.min(depth, levels); level += 1)
    expression = call("reduce", expression, call0("append"), array([]));
  return result(methodCall, expression);
}

/** How many levels of arrays an array has inside; of one of unknown items: endless. */
function levelsOf(type: Value["type"], { context }: Call): number {
  const item = elementType(type, context);
  const parts = item.isUnion() ? item.types : [item];
  const inside = parts.map((part) => {
    const kinds = kindsOfType(part, context.checker);
    if ((kinds & arrayKind) === 0) return 0;
    return kinds === arrayKind ? 1 + levelsOf(part, { context } as Call) : Number.POSITIVE_INFINITY;
  });
  return Math.max(0, ...inside);
}

function depthOf(given: Call["arguments"][number], levels: number, { context }: Call) {
  if (given.getText() === "Infinity") return Number.isFinite(levels) ? levels : undefined;
  const { expression } = context.lower(given);
  return expression.kind === "literal"
    ? Math.max(0, Math.trunc(Number(expression.value)))
    : undefined;
}

function call0(name: string): Expression {
  return { kind: "function", name };
}

function join(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const separator = argument(methodCall, 0)?.expression ?? literal(",");
  const item = elementType(receiver.type, context);
  if (kindsOfType(item, context.checker) === stringKind)
    return stringValue(call("join", receiver.expression, separator), context);
  const name = context.freshLocal("v");
  const text = itemText({ expression: local(name), type: item, optional: false }, context);
  const texts = sequence(call("map", receiver.expression, lambda([name], text)));
  return stringValue(call("join", texts, separator), context);
}

function concat(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const added = methodCall.arguments.map((each) => {
    const value = context.lower(each);
    if (kindsOf(value, context) === arrayKind)
      return { value: value.expression, spread: true as const };
    if (mayBe(value, arrayKind | nullish, context))
      refuseCall(
        methodCall,
        "with something that may or may not be an array",
        "write `[...xs, ...ys]`",
      );
    return { value: value.expression, ...nesting(value, context) };
  });
  return result(methodCall, array([{ value: receiver.expression, spread: true }, ...added]));
}

function at(receiver: Value, methodCall: Call): Value {
  const position = whole(required(methodCall, 0).expression, methodCall.context);
  return { ...result(methodCall, index(receiver.expression, position)), optional: true };
}

function includes(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const value = scalar(receiver, methodCall);
  const from = argument(methodCall, 1)?.expression;
  const among = from
    ? slice(receiver.expression, { from }, holdsArrays(receiver, context), context)
    : receiver.expression;
  const nulls = kindsOfType(elementType(receiver.type, context), context.checker) & nullKind;
  const test = binary("in", value, among);
  const mayBeNull = nulls !== 0 && mayBe(required(methodCall, 0), nullKind, context);
  return booleanValue(mayBeNull ? orHasNull(value, test, among, context) : test, context);
}

/** A null in an array is nothing to the Java evaluator where its caller has bound plain nulls. */
function orHasNull(
  value: Expression,
  test: Expression,
  among: Expression,
  context: Call["context"],
): Expression {
  const item = context.freshLocal("v");
  const isNull = lambda([item], not(binary("!=", local(item), literal(null))));
  const nulls = call("count", sequence(call("filter", among, isNull), true));
  return conditional(binary("!=", value, literal(null)), test, binary(">", nulls, literal(0)));
}

/** What is looked for: a primitive, for objects have no identity. */
function scalar(receiver: Value, methodCall: Call): Expression {
  const { context } = methodCall;
  const value = required(methodCall, 0);
  const objects = arrayKind | objectKind | zonedKind;
  const inside = kindsOfType(elementType(receiver.type, context), context.checker);
  if (mayBe(value, objects, context) && (inside & objects) !== 0) {
    const help = "look for a member that tells them apart: `xs.some((x) => x.id === id)`";
    return refuseCall(methodCall, "of an object or array, which compares identity,", help)
      .expression;
  }
  return value.expression;
}

function position(receiver: Value, methodCall: Call, direction: 1 | -1): Value {
  const { context } = methodCall;
  const from = argument(methodCall, 1)?.expression;
  if (from && direction === -1) return refuseCall(methodCall, "with a position");
  const wanted = scalar(receiver, methodCall);
  const expression = once(receiver.expression, "items", context, (items) =>
    from
      ? once(fromEnd(from, call("count", items), context), "from", context, (start) =>
          placeOf(items, wanted, direction, context, start),
        )
      : placeOf(items, wanted, direction, context),
  );
  return numberValue(expression, context);
}

function placeOf(
  items: Expression,
  wanted: Expression,
  direction: 1 | -1,
  context: Call["context"],
  start?: Expression,
): Expression {
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const same = binary("=", local(item), wanted);
  const test = start ? and(binary(">=", local(at), start), same) : same;
  const found = call("map", items, lambda([item, at], conditional(test, local(at))));
  const places = { value: found, spread: true as const };
  const none = { value: literal(-1) };
  return direction === 1 ? index(array([places, none]), 0) : index(array([none, places]), -1);
}

/** `xs.keys()`, `xs.entries()`: arrays here. */
function keys(receiver: Value, methodCall: Call): Value {
  const count = call("count", receiver.expression);
  return result(methodCall, range(literal(0), binary("-", count, literal(1))));
}

function entries(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const type = elementType(receiver.type, context);
  const value = { expression: local(item), type, optional: false };
  const pair = array([{ value: local(at) }, { value: local(item), ...nesting(value, context) }]);
  return result(
    methodCall,
    sequence(call("map", receiver.expression, lambda([item, at], pair)), true),
  );
}
