import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  index,
  type Lambda,
  lambda,
  literal,
  local,
  mayRaise,
  not,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { booleanValue, numberValue } from "../expression-context.ts";
import { arrayKind, kindsOfType, nullKind } from "../kinds.ts";
import { conditionOf, truthOf } from "../truth.ts";
import { elementType, elementValue } from "./element.ts";
import { type Call, callbackOf, type Method, result } from "./method.ts";
import {
  type Search,
  stopsAtIndex,
  stopsAtItem,
  stopsAtNotEvery,
  stopsAtSome,
} from "./stopping-search.ts";

/** Methods that test each item. */
export const searchMethods: readonly (readonly [string, Method])[] = [
  ["filter", filter],
  ["some", some],
  ["every", every],
  ["find", (receiver, methodCall) => find(receiver, methodCall, 1)],
  ["findLast", (receiver, methodCall) => find(receiver, methodCall, -1)],
  ["findIndex", (receiver, methodCall) => findIndex(receiver, methodCall, 1)],
  ["findLastIndex", (receiver, methodCall) => findIndex(receiver, methodCall, -1)],
];

function filter(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const inner = elementType(receiver.type, context);
  const nests = (kindsOfType(inner, context.checker) & arrayKind) !== 0;
  const test = testOf(receiver, methodCall);
  return result(methodCall, sequence(call("filter", receiver.expression, test), nests));
}

function some(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const test = testOf(receiver, methodCall);
  if (mayRaise(test))
    return booleanValue(stopsAtSome(searchOf(receiver, test, 1, context), context), context);
  const inner = elementType(receiver.type, context);
  const simple = (kindsOfType(inner, context.checker) & (arrayKind | nullKind)) === 0;
  const found = call("filter", receiver.expression, test);
  return booleanValue(
    simple ? call("exists", found) : binary(">", call("count", sequence(found, true)), literal(0)),
    context,
  );
}

function every(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const test = testOf(receiver, methodCall, conditionOf);
  if (mayRaise(test))
    return booleanValue(stopsAtNotEvery(searchOf(receiver, test, 1, context), context), context);
  const failing = call("filter", receiver.expression, { ...test, body: not(test.body) });
  const count = call("count", sequence(failing, true));
  return booleanValue(binary("=", count, literal(0)), context);
}

function find(receiver: Value, methodCall: Call, direction: 1 | -1): Value {
  const { context } = methodCall;
  const test = testOf(receiver, methodCall);
  const found = mayRaise(test)
    ? stopsAtItem(searchOf(receiver, test, direction, context), context)
    : index(call("filter", receiver.expression, test), direction === 1 ? 0 : -1);
  return { ...result(methodCall, found), optional: true };
}

function findIndex(receiver: Value, methodCall: Call, direction: 1 | -1): Value {
  const { context } = methodCall;
  const test = testOf(receiver, methodCall);
  const found = mayRaise(test)
    ? stopsAtIndex(searchOf(receiver, test, direction, context), context)
    : placeAmong(receiver.expression, test, direction, context);
  return numberValue(found, context);
}

/** The places where the test holds, and -1 where none is. */
function placeAmong(
  items: Expression,
  { parameters, body }: Lambda,
  direction: 1 | -1,
  context: LowerContext,
): Expression {
  const [item = context.freshLocal("v"), i = context.freshLocal("i")] = parameters;
  const found = call("map", items, lambda([item, i], conditional(body, local(i))));
  const none = { value: literal(-1) };
  const places = { value: found, spread: true as const };
  return direction === 1 ? index(array([places, none]), 0) : index(array([none, places]), -1);
}

function searchOf(
  { expression, type }: Value,
  test: Lambda,
  direction: 1 | -1,
  context: LowerContext,
): Search {
  return { items: expression, type: elementType(type, context), test, direction };
}

/** The callback, giving what JSONata finds true when JavaScript does. What may fail gives a real boolean: see the searches that stop. */
function testOf(receiver: Value, methodCall: Call, truth = truthOf): Lambda {
  const { context } = methodCall;
  const [only] = methodCall.arguments;
  const given = elementValue(receiver, context);
  if (only?.getText() === "Boolean") return truthOfItem(given[0]?.type, methodCall, truth);
  const callback = callbackOf(methodCall, 0, given, (body) =>
    (mayRaise(body.expression) ? conditionOf : truth)(body, context),
  );
  return callback?.lambda ?? lambda([context.freshLocal("v")], literal(false));
}

/** `xs.filter(Boolean)` */
function truthOfItem(
  type: Value["type"] | undefined,
  { context }: Call,
  truth: typeof truthOf,
): Lambda {
  const name = context.freshLocal("v");
  const value = {
    expression: local(name),
    type: type ?? context.checker.getAnyType(),
    optional: false,
  };
  return lambda([name], truth(value, context));
}
