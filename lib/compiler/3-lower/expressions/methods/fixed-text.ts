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
import type { LowerContext } from "../../context.ts";
import { isInteger } from "../number-kind.ts";
import { once } from "../once.ts";

/** `number.toFixed(digits)`, exactly, in two limbs of 26 bits; `$formatNumber` and `$round` round otherwise than JavaScript. */
export function fixedText(number: Expression, digits: number, context: LowerContext): Expression {
  if (isInteger(number)) {
    const text = call("formatBase", number);
    return digits === 0 ? text : binary("&", text, literal(`.${"0".repeat(digits)}`));
  }
  return once(number, "n", context, (n) => fraction(n, digits, context));
}

const limb = literal(67108864);

function fraction(n: Expression, digits: number, context: LowerContext): Expression {
  const power = literal(10 ** digits);
  const names = {
    a: context.freshLocal("a"),
    i: context.freshLocal("i"),
    x: context.freshLocal("x"),
    h: context.freshLocal("h"),
    g: context.freshLocal("g"),
    r: context.freshLocal("r"),
    d: context.freshLocal("d"),
  };
  const [a, i, x, h, g, r, d] = [
    local(names.a),
    local(names.i),
    local(names.x),
    local(names.h),
    local(names.g),
    local(names.r),
    local(names.d),
  ];
  const low = binary("*", binary("-", x, h), power);
  const rest = binary("+", binary("%", g, limb), low);
  const carry = conditional(
    binary(">=", binary("%", r, limb), literal(33554432)),
    literal(1),
    literal(0),
  );
  const high = binary("/", binary("-", g, binary("%", g, limb)), limb);
  const scaled = binary("+", binary("+", high, call("floor", binary("/", r, limb))), carry);
  const sign = conditional(binary("<", n, literal(0)), literal("-"), literal(""));
  const whole = call("formatBase", binary("+", i, call("floor", binary("/", d, power))));
  const decimals = call(
    "pad",
    call("formatBase", binary("%", d, power)),
    literal(-digits),
    literal("0"),
  );
  const texts = digits === 0 ? [sign, whole] : [sign, whole, literal("."), decimals];
  return block(
    [
      { name: names.a, value: call("abs", n) },
      { name: names.i, value: call("floor", a) },
      { name: names.x, value: binary("*", binary("-", a, i), limb) },
      { name: names.h, value: call("floor", x) },
      { name: names.g, value: binary("*", h, power) },
      { name: names.r, value: rest },
      { name: names.d, value: scaled },
    ],
    call("join", array(texts.map((value) => ({ value })))),
  );
}
