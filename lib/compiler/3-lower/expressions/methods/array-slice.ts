import {
  and,
  binary,
  bind,
  call,
  type Expression,
  lambda,
  literal,
  local,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { arrayKind, kindsOfType } from "../kinds.ts";
import { isInteger, isPosition } from "../number-kind.ts";
import { isCheap, once } from "../once.ts";
import { fromEnd } from "../whole.ts";
import { elementType } from "./element.ts";
import { argument, type Call, result } from "./method.ts";

/** `array.slice(a, b)` */
export function sliceArray(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const from = argument(methodCall, 0)?.expression ?? literal(0);
  const to = argument(methodCall, 1)?.expression;
  if (to === undefined && from.kind === "literal" && from.value === 0) return receiver;
  const nests = holdsArrays(receiver, context);
  return result(methodCall, slice(receiver.expression, { from, to }, nests, context));
}

export function holdsArrays(array: Value, context: LowerContext): boolean {
  return (kindsOfType(elementType(array.type, context), context.checker) & arrayKind) !== 0;
}

interface Ends {
  readonly from: Expression;
  readonly to?: Expression | undefined;
}

/** Ends that are fractions, or negative, are made positions of their own first. */
export function slice(
  array: Expression,
  { from, to }: Ends,
  nests: boolean,
  context: LowerContext,
): Expression {
  if (isKnown(from) && (to === undefined || isKnown(to)))
    return between(array, { from, to }, nests, context);
  const names = { from: context.freshLocal("from"), to: context.freshLocal("to") };
  return once(array, "items", context, (items) => {
    const count = call("count", items);
    const start = isKnown(from) ? from : local(names.from);
    const end = to === undefined || isKnown(to) ? to : local(names.to);
    const bindings = [
      ...(start === from ? [] : [{ name: names.from, value: fromEnd(from, count, context) }]),
      ...(to === undefined || end === to
        ? []
        : [{ name: names.to, value: fromEnd(to, count, context) }]),
    ];
    return bind(bindings, between(items, { from: start, to: end }, nests, context));
  });
}

/** It needs no computing, and may stand in the callback. */
function isKnown(position: Expression): boolean {
  if (position.kind === "literal") return isInteger(position) && Number(position.value) >= 0;
  return isPosition(position) && isCheap(position);
}

function between(
  array: Expression,
  { from, to }: Ends,
  nests: boolean,
  context: LowerContext,
): Expression {
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const start =
    from.kind === "literal" && from.value === 0 ? literal(true) : binary(">=", local(at), from);
  const within = and(start, ...(to ? [binary("<", local(at), to)] : []));
  return sequence(call("filter", array, lambda([item, at], within)), nests);
}
