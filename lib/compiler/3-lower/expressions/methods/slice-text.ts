import {
  array,
  binary,
  block,
  call,
  conditional,
  type Expression,
  literal,
  local,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { stringValue } from "../expression-context.ts";
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

function slice(
  text: Expression,
  from: Expression,
  to: Expression | undefined,
  context: LowerContext,
): Expression {
  if (to === undefined) return call("substring", text, from);
  const known = knownEnds(from, to);
  if (known && known[0] >= 0 && known[1] >= 0)
    return call("substring", text, from, literal(Math.max(0, known[1] - known[0])));
  const names = {
    s: context.freshLocal("text"),
    n: context.freshLocal("n"),
    p: context.freshLocal("from"),
    q: context.freshLocal("to"),
  };
  const [s, n, p, q] = [local(names.s), local(names.n), local(names.p), local(names.q)];
  const start = known && known[0] >= 0 ? from : fromEnd(from, n);
  return block(
    [
      { name: names.s, value: text },
      { name: names.n, value: call("length", s) },
      { name: names.p, value: atLeastZero(start) },
      { name: names.q, value: fromEnd(to, n) },
    ],
    call("substring", s, p, binary("-", q, p)),
  );
}

function substring(
  text: Expression,
  from: Expression,
  to: Expression,
  context: LowerContext,
): Expression {
  const names = {
    s: context.freshLocal("text"),
    n: context.freshLocal("n"),
    p: context.freshLocal("from"),
    q: context.freshLocal("to"),
  };
  const [s, n, p, q] = [local(names.s), local(names.n), local(names.p), local(names.q)];
  const within = (end: Expression): Expression => call("min", two(n, atLeastZero(end)));
  return block(
    [
      { name: names.s, value: text },
      { name: names.n, value: call("length", s) },
      { name: names.p, value: within(from) },
      { name: names.q, value: within(to) },
    ],
    call("substring", s, call("min", two(p, q)), call("abs", binary("-", q, p))),
  );
}

function fromEnd(position: Expression, length: Expression): Expression {
  if (position.kind === "literal")
    return Number(position.value) < 0
      ? binary("-", length, literal(-Number(position.value)))
      : position;
  return conditional(binary("<", position, literal(0)), binary("+", length, position), position);
}

function atLeastZero(position: Expression): Expression {
  if (position.kind === "literal") return literal(Math.max(0, Number(position.value)));
  return call("max", two(literal(0), position));
}

function two(left: Expression, right: Expression): Expression {
  return array([{ value: left }, { value: right }]);
}

function knownEnds(
  from: Expression,
  to: Expression | undefined,
): readonly [number, number] | undefined {
  if (from.kind !== "literal" || to?.kind !== "literal") return undefined;
  return [Number(from.value), Number(to.value)];
}
