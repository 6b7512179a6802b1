import { call, literal } from "../../../jsonata/index.ts";
import { stringValue } from "../expression-context.ts";
import { isInteger } from "../number-kind.ts";
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
      if (!isInteger(receiver.expression))
        return refuseCall(
          { context, ...rest },
          "with a radix, of a number that may have a fraction",
        );
      return stringValue(call("formatBase", receiver.expression, radix), context);
    },
  ],
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
