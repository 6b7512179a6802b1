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
  ["reduce", (receiver, methodCall) => reduce(receiver, methodCall)],
  ["reduceRight", reduceRight],
];

/** `$reduce` of the reversed array, in which the index counts from the other end. */
function reduceRight(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  let result: Value | undefined;
  const expression = once(receiver.expression, "items", context, (items) => {
    const last = binary("-", call("count", items), literal(1));
    const reversed = { ...receiver, expression: call("reverse", items) };
    result = reduce(reversed, methodCall, (i) => binary("-", last, i));
    return result.expression;
  });
  return { ...receiver, ...result, expression };
}

function reduce(
  receiver: Value,
  methodCall: Call,
  indexOf: (i: Expression) => Expression = (i) => i,
): Value {
  const { context } = methodCall;
  const initial = argument(methodCall, 1);
  const item = elementType(receiver.type, context);
  const type = context.checker.getTypeAtLocation(methodCall.node);
  if (initial?.optional) return refuseCall(methodCall, "from a start that may be undefined");
  const callback = callbackOf(methodCall, 0, [
    { hint: "sum", type },
    { hint: "v", type: item },
    { hint: "i", type: context.checker.getNumberType(), whole: true, as: indexOf },
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
