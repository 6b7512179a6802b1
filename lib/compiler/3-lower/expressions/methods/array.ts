import {
  array,
  binary,
  call,
  type Expression,
  index,
  lambda,
  literal,
  local,
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
  objectKind,
  stringKind,
} from "../kinds.ts";
import { itemText } from "../text.ts";
import { searchMethods } from "./array-search.ts";
import { sliceArray } from "./array-slice.ts";
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
  ...searchMethods,
  ...reduceMethods,
  ...sortMethods,
]);

function map(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const converted = convertAll(receiver, methodCall);
  if (converted) return converted;
  const callback = callbackOf(methodCall, 0, elementValue(receiver, context), (body) =>
    nullForAbsent(body, methodCall.node, context),
  );
  if (callback === undefined) return receiver;
  const nests = mayBe(callback.body, arrayKind, context);
  return result(methodCall, sequence(call("map", receiver.expression, callback.lambda), nests));
}

/** `xs.map(String)` */
function convertAll(receiver: Value, { node, context }: Call): Value | undefined {
  const [callback] = node.arguments;
  if (callback?.getText() !== "String") return undefined;
  const name = context.freshLocal("v");
  const item = {
    expression: local(name),
    type: elementType(receiver.type, context),
    optional: false,
  };
  const body = itemText({ ...item }, context);
  const texts = call("map", receiver.expression, lambda([name], body));
  if ((kindsOf(item, context) & nullish) !== 0) return undefined;
  return {
    expression: sequence(texts),
    type: context.checker.getTypeAtLocation(node),
    optional: false,
  };
}

function flatMap(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const callback = callbackOf(methodCall, 0, elementValue(receiver, context), (body) => ({
    kind: "object",
    members: [{ key: "v", value: body.expression }],
  }));
  if (callback === undefined) return receiver;
  if (kindsOf(callback.body, context) !== arrayKind)
    return refuseCall(methodCall, "with a callback that may give something other than an array");
  const nests = holdsArrays(callback.body, methodCall);
  const each = call("map", receiver.expression, callback.lambda);
  return result(methodCall, sequence({ kind: "filter", of: each, member: "v" }, nests));
}

function holdsArrays(value: Value, { context }: Call): boolean {
  return (kindsOfType(elementType(value.type, context), context.checker) & arrayKind) !== 0;
}

/** One level: `$append` keeps the arrays inside. */
function flat(receiver: Value, methodCall: Call): Value {
  if (methodCall.arguments.length > 0)
    return refuseCall(methodCall, "with a depth", "call it once for each level");
  return result(methodCall, call("reduce", receiver.expression, call0("append"), array([])));
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
  const position = required(methodCall, 0).expression;
  return { ...result(methodCall, index(receiver.expression, position)), optional: true };
}

function includes(receiver: Value, methodCall: Call): Value {
  const value = scalar(receiver, methodCall);
  if (methodCall.arguments.length > 1) return refuseCall(methodCall, "with a position");
  return booleanValue(binary("in", value, receiver.expression), methodCall.context);
}

/** What is looked for: a primitive, for objects have no identity. */
function scalar(receiver: Value, methodCall: Call): Expression {
  const { context } = methodCall;
  const value = required(methodCall, 0);
  const objects = arrayKind | objectKind;
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
  if (methodCall.arguments.length > 1) return refuseCall(methodCall, "with a position");
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const found: Expression = {
    kind: "conditional",
    test: binary("=", local(item), scalar(receiver, methodCall)),
    then: local(at),
  };
  const places = {
    value: call("map", receiver.expression, lambda([item, at], found)),
    spread: true as const,
  };
  const none = { value: literal(-1) };
  return numberValue(
    direction === 1 ? index(array([places, none]), 0) : index(array([none, places]), -1),
    context,
  );
}
