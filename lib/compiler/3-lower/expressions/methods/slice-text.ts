import { bind, call, type Expression, list, literal, local } from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { stringValue } from "../expression-context.ts";
import { isPosition } from "../number-kind.ts";
import { once } from "../once.ts";
import { atLeastZero, fromEnd, minus, wholeAtLeastZero } from "../whole.ts";
import { argument, type Call } from "./method.ts";

/** `text.slice(a, b)` */
export function sliceText(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const from = argument(methodCall, 0)?.expression ?? literal(0);
  const to = argument(methodCall, 1)?.expression;
  return stringValue(slice(receiver.expression, from, to, context), context);
}

/** `text.substring(a, b)` */
export function substringText(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const from = argument(methodCall, 0)?.expression ?? literal(0);
  const to = argument(methodCall, 1)?.expression;
  const known = knownEnds(from, to);
  const text = receiver.expression;
  if (known) {
    const [a, b] = known.map((each) => Math.max(0, each)).toSorted((x, y) => x - y);
    return stringValue(
      call("substring", text, literal(a ?? 0), literal((b ?? 0) - (a ?? 0))),
      context,
    );
  }
  if (to === undefined) return stringValue(call("substring", text, atLeastZero(from)), context);
  return stringValue(substring(text, from, to, context), context);
}

/** `$substring` itself counts a negative start from the end, and drops what stands after the point. */
function slice(
  text: Expression,
  from: Expression,
  to: Expression | undefined,
  context: LowerContext,
): Expression {
  if (to === undefined) return isZero(from) ? text : call("substring", text, from);
  const known = knownEnds(from, to);
  if (known && known[0] >= 0 && known[1] >= 0)
    return call("substring", text, literal(known[0]), literal(Math.max(0, known[1] - known[0])));
  if (isZero(from) && isPosition(to)) return call("substring", text, from, to);
  const names = { p: context.freshLocal("from"), q: context.freshLocal("to") };
  return once(text, "text", context, (s) => {
    const length = call("length", s);
    const start = isPosition(from) ? from : atLeastZero(fromEnd(from, length, context));
    const bindings = [
      ...(start.kind === "literal" ? [] : [{ name: names.p, value: start }]),
      { name: names.q, value: fromEnd(to, length, context) },
    ];
    const p = start.kind === "literal" ? start : local(names.p);
    return bind(bindings, call("substring", s, p, minus(local(names.q), p)));
  });
}

function isZero(position: Expression): boolean {
  return position.kind === "literal" && position.value === 0;
}

function substring(
  text: Expression,
  from: Expression,
  to: Expression,
  context: LowerContext,
): Expression {
  const names = { p: context.freshLocal("from"), q: context.freshLocal("to") };
  const [p, q] = [local(names.p), local(names.q)];
  return once(text, "text", context, (s) => {
    const within = (end: Expression): Expression =>
      call("min", list(call("length", s), wholeAtLeastZero(end)));
    return bind(
      [
        { name: names.p, value: within(from) },
        { name: names.q, value: within(to) },
      ],
      call("substring", s, call("min", list(p, q)), call("abs", minus(q, p))),
    );
  });
}

function knownEnds(
  from: Expression,
  to: Expression | undefined,
): readonly [number, number] | undefined {
  if (from.kind !== "literal" || to?.kind !== "literal") return undefined;
  return [Math.trunc(Number(from.value)), Math.trunc(Number(to.value))];
}
