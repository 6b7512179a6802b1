import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  index,
  literal,
  not,
  sequence,
  substituteLocal,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { booleanValue, numberValue } from "../expression-context.ts";
import { arrayKind, kindsOfType, nullKind } from "../kinds.ts";
import { conditionOf, truthOf } from "../truth.ts";
import { elementType, elementValue } from "./element.ts";
import { type Call, callbackOf, type Method, result } from "./method.ts";

/** Methods that test each item. */
export const searchMethods: readonly (readonly [string, Method])[] = [
  ["filter", filter],
  ["some", some],
  ["every", every],
  ["find", (receiver, methodCall) => find(receiver, methodCall, 0)],
  ["findLast", (receiver, methodCall) => find(receiver, methodCall, -1)],
  ["findIndex", (receiver, methodCall) => findIndex(receiver, methodCall, 1)],
  ["findLastIndex", (receiver, methodCall) => findIndex(receiver, methodCall, -1)],
];

function filter(receiver: Value, methodCall: Call): Value {
  const inner = elementType(receiver.type, methodCall.context);
  const nests = (kindsOfType(inner, methodCall.context.checker) & arrayKind) !== 0;
  return result(methodCall, sequence(matches(receiver, methodCall), nests));
}

/** `$filter(xs, callback)`; `$filter` takes the truth of what the callback gives, JSONata's truth. */
function matches(receiver: Value, methodCall: Call, negated = false): Expression {
  const { context } = methodCall;
  const [only] = methodCall.arguments;
  const given = elementValue(receiver, context);
  if (only?.getText() === "Boolean")
    return call("filter", receiver.expression, truthOfItem(given[0]?.type, methodCall));
  const callback = callbackOf(methodCall, 0, given, (body) =>
    negated ? not(conditionOf(body, context)) : truthOf(body, context),
  );
  return call("filter", receiver.expression, callback?.lambda ?? literal(null));
}

/** `xs.filter(Boolean)` */
function truthOfItem(type: Value["type"] | undefined, { context }: Call): Expression {
  const name = context.freshLocal("v");
  const item: Expression = { kind: "local", name };
  const value = { expression: item, type: type ?? context.checker.getAnyType(), optional: false };
  return { kind: "lambda", parameters: [name], body: truthOf(value, context) };
}

function some(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const inner = elementType(receiver.type, context);
  const simple = (kindsOfType(inner, context.checker) & (arrayKind | nullKind)) === 0;
  const found = matches(receiver, methodCall);
  return booleanValue(
    simple ? call("exists", found) : binary(">", call("count", sequence(found, true)), literal(0)),
    context,
  );
}

function every(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const failing = call("count", sequence(matches(receiver, methodCall, true), true));
  return booleanValue(binary("=", failing, literal(0)), context);
}

function find(receiver: Value, methodCall: Call, place: 0 | -1): Value {
  const found = index(matches(receiver, methodCall), place);
  return { ...result(methodCall, found), optional: true };
}

function findIndex(receiver: Value, methodCall: Call, direction: 1 | -1): Value {
  const { context } = methodCall;
  const i = context.freshLocal("i");
  const at: Expression = { kind: "local", name: i };
  const callback = callbackOf(methodCall, 0, elementValue(receiver, context), (body) =>
    conditional(truthOf(body, context), at),
  );
  const fn = callback?.lambda;
  if (fn?.kind !== "lambda") return numberValue(literal(-1), context);
  const [item, own] = fn.parameters;
  const parameters = [item ?? context.freshLocal("v"), own ?? i];
  const body =
    own === undefined ? fn.body : substituteLocal(fn.body, i, { kind: "local", name: own });
  const found = call("map", receiver.expression, { ...fn, parameters, body });
  const none = { value: literal(-1) };
  const places = { value: found, spread: true as const };
  return numberValue(
    direction === 1 ? index(array([places, none]), 0) : index(array([none, places]), -1),
    context,
  );
}
