import {
  type ArrayItem,
  and,
  array,
  binary,
  bind,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  or,
  raise,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { itemOf, nesting } from "../array-literal.ts";
import { once } from "../once.ts";
import { atLeastZero, fromEnd, plus, whole, wholeAtLeastZero } from "../whole.ts";
import { holdsArrays, slice } from "./array-slice.ts";
import { argument, type Call, type Method, refuseCall, required, result } from "./method.ts";

/** Copies of an array with some items changed. */
export const changeMethods: readonly (readonly [string, Method])[] = [
  ["with", changedAt],
  ["toSpliced", toSpliced],
];

/** `xs.with(i, x)` */
function changedAt(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const given = required(methodCall, 1);
  if (given.optional) return refuseCall(methodCall, "with a value that may be undefined");
  const place = whole(required(methodCall, 0).expression, context);
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const names = { place: context.freshLocal("at"), value: context.freshLocal("value") };
  const nests = holdsArrays(receiver, context) || nesting(given, context).nests !== undefined;
  const expression = once(receiver.expression, "items", context, (items) => {
    const count = call("count", items);
    const chosen = conditional(
      binary("=", local(at), local(names.place)),
      local(names.value),
      local(item),
    );
    const changed = sequence(call("map", items, lambda([item, at], chosen)), nests);
    const inside = and(
      binary(">=", local(names.place), literal(0)),
      binary("<", local(names.place), count),
    );
    return block(
      [
        { name: names.place, value: fromEnd(place, count, context) },
        { name: names.value, value: given.expression },
      ],
      conditional(inside, changed, raise("RangeError: Invalid index")),
    );
  });
  return result(methodCall, expression);
}

/** `xs.toSpliced(start, count, …items)` */
function toSpliced(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const [start, count] = [argument(methodCall, 0)?.expression, argument(methodCall, 1)?.expression];
  if (start === undefined) return receiver;
  const items = methodCall.arguments
    .slice(2)
    .map((each) => itemOf(context.lower(each), each, context));
  return result(methodCall, spliced(receiver, { start, count, items }, context));
}

export interface Splice {
  readonly start: Expression;
  /** @default all from the start on */
  readonly count?: Expression | undefined;
  readonly items: readonly ArrayItem[];
}

/** What an array is after `splice(start, count, …items)`. */
export function spliced(list: Value, { start, count, items }: Splice, context: LowerContext) {
  const nests = holdsArrays(list, context);
  return once(list.expression, "items", context, (all) => {
    const from = atLeastZero(fromEnd(start, call("count", all), context));
    if (count === undefined) return slice(all, { from: literal(0), to: from }, nests, context);
    const name = context.freshLocal("start");
    const first = from.kind === "literal" ? from : { ...local(name), whole: true as const };
    const after = afterRemoved(first, count, context);
    const parts = array([
      { value: slice(all, { from: literal(0), to: first }, nests, context), spread: true },
      ...items,
      { value: kept(all, after, nests, context), spread: true },
    ]);
    return first === from ? parts : bind([{ name, value: from }], parts);
  });
}

function afterRemoved(start: Expression, count: Expression, context: LowerContext): Expression {
  const removed = wholeAtLeastZero(whole(count, context));
  return plus(start, removed);
}

/** The items from a position on, which is none of the end's. */
function kept(
  items: Expression,
  from: Expression,
  nests: boolean,
  context: LowerContext,
): Expression {
  const name = context.freshLocal("end");
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const rest = (start: Expression): Expression =>
    sequence(call("filter", items, lambda([item, at], binary(">=", local(at), start))), nests);
  return from.kind === "literal" ? rest(from) : bind([{ name, value: from }], rest(local(name)));
}

/** `xs.fill(x, start, end)`, of an array that was made just there. */
export function filled(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const given = required(methodCall, 0);
  if (given.optional) return refuseCall(methodCall, "with a value that may be undefined");
  const [from, to] = [argument(methodCall, 1)?.expression, argument(methodCall, 2)?.expression];
  const nests = holdsArrays(receiver, context) || nesting(given, context).nests !== undefined;
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  if (from === undefined)
    return result(
      methodCall,
      sequence(call("map", receiver.expression, lambda([], given.expression)), nests),
    );
  const names = { from: context.freshLocal("from"), to: context.freshLocal("to") };
  const expression = once(receiver.expression, "items", context, (items) => {
    const count = call("count", items);
    const outside = or(
      binary("<", local(at), local(names.from)),
      ...(to ? [binary(">=", local(at), local(names.to))] : []),
    );
    const chosen = conditional(outside, local(item), given.expression);
    return bind(
      [
        { name: names.from, value: fromEnd(from, count, context) },
        ...(to ? [{ name: names.to, value: fromEnd(to, count, context) }] : []),
      ],
      sequence(call("map", items, lambda([item, at], chosen)), nests),
    );
  });
  return result(methodCall, expression);
}
