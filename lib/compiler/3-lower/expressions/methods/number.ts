import {
  binary,
  call,
  conditional,
  type Expression,
  literal,
  raise,
} from "../../../jsonata/index.ts";
import type { LowerContext } from "../../context.ts";
import { stringValue } from "../expression-context.ts";
import { isInteger } from "../number-kind.ts";
import { once } from "../once.ts";
import { textOf } from "../text.ts";
import { fixedText } from "./fixed-text.ts";
import { argument, type Method, refuseCall } from "./method.ts";

/** Methods of numbers, by name. */
export const numberMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    "toString",
    (receiver, { context, ...rest }) => {
      const radix = argument({ context, ...rest }, 0)?.expression;
      if (radix === undefined) return stringValue(textOf(receiver, context), context);
      return stringValue(inRadix(receiver.expression, radix, context), context);
    },
  ],
  ["valueOf", (receiver) => receiver],
  [
    "toFixed",
    (receiver, methodCall) => {
      const digits = argument(methodCall, 0)?.expression ?? literal(0);
      if (digits.kind !== "literal" || typeof digits.value !== "number" || digits.value > 6)
        return refuseCall(methodCall, "with anything but 0 to 6 digits, written as a number");
      const text = fixedText(receiver.expression, digits.value, methodCall.context);
      return stringValue(text, methodCall.context);
    },
  ],
]);

/** `$formatBase` rounds what has a fraction. */
function inRadix(number: Expression, radix: Expression, context: LowerContext): Expression {
  if (isInteger(number)) return call("formatBase", number, radix);
  return once(number, "n", context, (n) =>
    conditional(
      binary("=", n, call("floor", n)),
      call("formatBase", n, radix),
      raise("toString with a radix, of a number that has a fraction"),
    ),
  );
}
