import {
  and,
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { arrayKind, kindsOfType } from "../kinds.ts";
import { elementType } from "./element.ts";
import { argument, type Call, result } from "./method.ts";

/** `array.slice(a, b)` */
export function sliceArray(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const from = argument(methodCall, 0)?.expression ?? literal(0);
  const to = argument(methodCall, 1)?.expression;
  if (to === undefined && from.kind === "literal" && from.value === 0) return receiver;
  const inner = kindsOfType(elementType(receiver.type, context), context.checker);
  const nests = (inner & arrayKind) !== 0;
  const known = !isNegative(from) && (to === undefined || !isNegative(to));
  const expression = known
    ? between(receiver.expression, from, to, nests, context)
    : fromEnd(receiver.expression, from, to, nests, context);
  return result(methodCall, expression);
}

function isNegative(position: Expression): boolean {
  return position.kind !== "literal" || Number(position.value) < 0;
}

function between(
  array: Expression,
  from: Expression,
  to: Expression | undefined,
  nests: boolean,
  context: LowerContext,
): Expression {
  const [item, at] = [context.freshLocal("v"), context.freshLocal("i")];
  const start =
    from.kind === "literal" && from.value === 0 ? literal(true) : binary(">=", local(at), from);
  const within = and(start, ...(to ? [binary("<", local(at), to)] : []));
  return sequence(call("filter", array, lambda([item, at], within)), nests);
}

function fromEnd(
  array: Expression,
  from: Expression,
  to: Expression | undefined,
  nests: boolean,
  context: LowerContext,
): Expression {
  const names = {
    xs: context.freshLocal("items"),
    n: context.freshLocal("n"),
    p: context.freshLocal("from"),
    q: context.freshLocal("to"),
  };
  const [xs, n, p, q] = [local(names.xs), local(names.n), local(names.p), local(names.q)];
  return block(
    [
      { name: names.xs, value: array },
      { name: names.n, value: call("count", xs) },
      { name: names.p, value: counted(from, n) },
      ...(to ? [{ name: names.q, value: counted(to, n) }] : []),
    ],
    between(xs, p, to && q, nests, context),
  );
}

function counted(position: Expression, count: Expression): Expression {
  if (position.kind === "literal")
    return Number(position.value) < 0
      ? binary("-", count, literal(-Number(position.value)))
      : position;
  return conditional(binary("<", position, literal(0)), binary("+", count, position), position);
}
