import {
  binary,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  raise,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { once } from "../once.ts";
import { elementType } from "./element.ts";
import { argument, type Call, callbackOf, type Method, refuseCall, result } from "./method.ts";

export const reduceMethods: readonly (readonly [string, Method])[] = [
  ["reduce", reduce],
  [
    "reduceRight",
    (receiver, methodCall) => {
      const reversed = { ...receiver, expression: call("reverse", receiver.expression) };
      const callback = methodCall.arguments[0];
      if (
        callback &&
        "parameters" in callback &&
        Array.isArray(callback.parameters) &&
        callback.parameters.length > 2
      )
        return refuseCall(methodCall, "with an index");
      return reduce(reversed, methodCall);
    },
  ],
];

function reduce(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const initial = argument(methodCall, 1);
  const item = elementType(receiver.type, context);
  const type = context.checker.getTypeAtLocation(methodCall.node);
  if (initial?.optional) return refuseCall(methodCall, "from a start that may be undefined");
  const callback = callbackOf(methodCall, 0, [
    { hint: "sum", type },
    { hint: "v", type: item },
    { hint: "i", type: context.checker.getNumberType(), whole: true },
  ]);
  if (callback === undefined) return receiver;
  if (callback.body.optional)
    return refuseCall(methodCall, "with a callback that may give undefined");
  const fn = binaryFunction(callback.lambda, methodCall);
  if (initial)
    return result(methodCall, call("reduce", receiver.expression, fn, initial.expression));
  const expression = once(receiver.expression, "items", context, (items) =>
    conditional(
      binary(">", call("count", items), literal(0)),
      call("reduce", items, fn),
      raise("TypeError: Reduce of empty array with no initial value"),
    ),
  );
  return result(methodCall, expression);
}

/** `$reduce` wants a function of two parameters at least. */
function binaryFunction(fn: Expression, { context }: Call): Expression {
  if (fn.kind !== "lambda" || fn.parameters.length > 1) return fn;
  return lambda([...fn.parameters, context.freshLocal("v")], fn.body);
}
