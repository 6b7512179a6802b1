import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  list,
  literal,
  local,
  raise,
} from "../../../jsonata/index.ts";
import type { LowerContext } from "../../context.ts";
import { tooLong } from "../fraction-text.ts";
import { isInteger } from "../number-kind.ts";
import { once } from "../once.ts";

/** `number.toFixed(digits)`, exactly, in two limbs of 26 bits; `$formatNumber` and `$round` round otherwise than JavaScript. */
export function fixedText(number: Expression, digits: number, context: LowerContext): Expression {
  if (number.kind === "literal") return literal(Number(number.value).toFixed(digits));
  if (isInteger(number)) {
    const text = call("formatBase", number);
    return digits === 0 ? text : binary("&", text, literal(`.${"0".repeat(digits)}`));
  }
  return once(number, "n", context, (n) =>
    conditional(
      binary("<=", call("abs", n), literal(Number.MAX_SAFE_INTEGER)),
      fraction(n, digits, context),
      raise(tooLong),
    ),
  );
}

const limb = literal(67108864);

function fraction(n: Expression, digits: number, context: LowerContext): Expression {
  const power = literal(10 ** digits);
  const fresh = (hint: string): string => context.freshLocal(hint);
  const names = {
    a: fresh("a"),
    i: fresh("i"),
    x: fresh("x"),
    h: fresh("h"),
    g: fresh("g"),
    r: fresh("r"),
    d: fresh("d"),
  };
  const [i, x, h] = [local(names.i), local(names.x), local(names.h)];
  const [g, r, d] = [local(names.g), local(names.r), local(names.d)];
  const low = binary("*", binary("-", x, h), power);
  const whole = call("formatBase", binary("+", i, call("floor", binary("/", d, power))));
  const sign = conditional(binary("<", n, literal(0)), literal("-"), literal(""));
  const decimals = call(
    "pad",
    call("formatBase", binary("%", d, power)),
    literal(-digits),
    literal("0"),
  );
  return block(
    [
      { name: names.a, value: call("abs", n) },
      { name: names.i, value: call("floor", local(names.a)) },
      { name: names.x, value: binary("*", binary("-", local(names.a), i), limb) },
      { name: names.h, value: call("floor", x) },
      { name: names.g, value: binary("*", h, power) },
      { name: names.r, value: binary("+", binary("%", g, limb), low) },
      { name: names.d, value: rounded(g, r) },
    ],
    call("join", digits === 0 ? list(sign, whole) : list(sign, whole, literal("."), decimals)),
  );
}

/** The two limbs as one number, halves up. */
function rounded(high: Expression, low: Expression): Expression {
  const half = binary(">=", binary("%", low, limb), literal(33554432));
  const whole = binary("/", binary("-", high, binary("%", high, limb)), limb);
  const carry = call("floor", binary("/", low, limb));
  return binary("+", binary("+", whole, carry), conditional(half, literal(1), literal(0)));
}
