import {
  and,
  binary,
  block,
  call,
  conditional,
  type Expression,
  literal,
  local,
  raise,
  withForm,
} from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";
import { fractionText, tooLong } from "./fraction-text.ts";
import { numberKindOf } from "./number-kind.ts";
import { once } from "./once.ts";

/**
 * The text that JavaScript writes for a number. JSONata writes 15 digits at most, so the form depends on what is known of the number: counts
 * print as they are; a number from outside is checked to survive, since those of 16 digits are rare; what arithmetic made gets all its digits.
 */
export function numberText(number: Expression, context: LowerContext): Expression {
  const kind = numberKindOf(number);
  if (number.kind === "literal") return literal(String(number.value));
  if (kind === "count") return call("string", number);
  if (kind === "integer") return call("formatBase", number);
  if (kind === "fraction")
    return once(number, "n", context, (n) => withForm(fractionText(n, context), numberForm));
  return once(number, "n", context, (n) => checkedText(n, context));
}

const numberForm = { name: "text", about: "n" };

function checkedText(number: Expression, context: LowerContext): Expression {
  const name = context.freshLocal("digits");
  const digits = local(name);
  const text = block(
    [{ name, value: call("string", number) }],
    conditional(
      binary("=", call("number", digits), number),
      digits,
      conditional(wholeAndExact(number), call("formatBase", number), raise(tooLong)),
    ),
  );
  return withForm(text, numberForm);
}

function wholeAndExact(number: Expression): Expression {
  return and(
    binary("=", number, call("floor", number)),
    binary("<=", call("abs", number), literal(Number.MAX_SAFE_INTEGER)),
  );
}
