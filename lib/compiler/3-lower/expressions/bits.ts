import type ts from "typescript";
import {
  binary,
  bind,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  range,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { operand } from "./arithmetic.ts";
import { type ExpressionContext, numberValue } from "./expression-context.ts";
import { once } from "./once.ts";
import { whole } from "./whole.ts";

/** The operators on 32 bits: JSONata has none, so they are computed. */
export type BitOperator = "&" | "|" | "^" | "<<" | ">>" | ">>>";

export function bits(
  operator: BitOperator,
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  const [l, r] = [operand(left, operator, node, context), operand(right, operator, node, context)];
  return numberValue(forms[operator](l, r, context), context);
}

/** `~n` is `-n - 1`, of 32 bits. */
export function bitNot(value: Value, node: ts.Node, context: ExpressionContext): Value {
  const signed = toSigned(toUnsigned(operand(value, "~", node, context), context), context);
  return numberValue(binary("-", literal(-1), signed), context);
}

type Form = (left: Expression, right: Expression, context: ExpressionContext) => Expression;

const forms: Readonly<Record<BitOperator, Form>> = {
  "&": bitwise((a, b) => binary("*", a, b)),
  "|": bitwise((a, b) => call("max", pair(a, b))),
  "^": bitwise((a, b) => binary("%", binary("+", a, b), literal(2))),
  "<<": (l, r, context) => {
    const shifted = binary("*", toUnsigned(l, context), powerOf(r, context));
    return toSigned(binary("%", shifted, literal(2 ** 32)), context);
  },
  ">>": (l, r, context) =>
    call("floor", binary("/", toSigned(toUnsigned(l, context), context), powerOf(r, context))),
  ">>>": (l, r, context) => call("floor", binary("/", toUnsigned(l, context), powerOf(r, context))),
};

/** Bit by bit, the sum of those that are set. */
function bitwise(set: (a: Expression, b: Expression) => Expression): Form {
  return (left, right, context) => {
    const fresh = (hint: string): string => context.freshLocal(hint);
    const names = {
      a: fresh("a"),
      b: fresh("b"),
      i: fresh("i"),
      bit: fresh("bit"),
      sum: fresh("sum"),
    };
    const bit = local(names.bit);
    const of = (name: string): Expression =>
      binary("%", call("floor", binary("/", local(name), bit)), literal(2));
    const value = block(
      [{ name: names.bit, value: call("power", literal(2), local(names.i)) }],
      binary("*", set(of(names.a), of(names.b)), bit),
    );
    const step = lambda([names.sum, names.i], binary("+", local(names.sum), value));
    const all = call("reduce", range(literal(0), literal(31)), step, literal(0));
    const sum = toSigned(all, context);
    return block(
      [
        { name: names.a, value: toUnsigned(left, context) },
        { name: names.b, value: toUnsigned(right, context) },
      ],
      sum,
    );
  };
}

/** 0 to 2^32 - 1 */
function toUnsigned(number: Expression, context: ExpressionContext): Expression {
  if (number.kind === "literal") return literal(Number(number.value) >>> 0);
  const rest = binary("%", whole(number, context), literal(2 ** 32));
  const name = context.freshLocal("rest");
  return bind(
    [{ name, value: rest }],
    conditional(
      binary("<", local(name), literal(0)),
      binary("+", local(name), literal(2 ** 32)),
      local(name),
    ),
  );
}

function toSigned(unsigned: Expression, context: ExpressionContext): Expression {
  return once(unsigned, "n", context, (n) =>
    conditional(binary(">=", n, literal(2 ** 31)), binary("-", n, literal(2 ** 32)), n),
  );
}

function powerOf(shift: Expression, context: ExpressionContext): Expression {
  if (shift.kind === "literal") return literal(2 ** (Number(shift.value) & 31));
  return call("power", literal(2), binary("%", toUnsigned(shift, context), literal(32)));
}

function pair(a: Expression, b: Expression): Expression {
  return { kind: "array", items: [{ value: a }, { value: b }] };
}
