import { call, literal } from "../../../jsonata/index.ts";
import { booleanValue, numberValue, stringValue } from "../expression-context.ts";
import { kindsOf, stringKind } from "../kinds.ts";
import { lowerReal } from "../logical.ts";
import { numberOf, parseDecimal, parseInteger } from "../number-of.ts";
import { textOf } from "../text.ts";
import { arrayFunctions } from "./array-functions.ts";
import { concurrentFunctions } from "./concurrent.ts";
import { jsonFunctions } from "./json-functions.ts";
import { mathFunctions } from "./math-functions.ts";
import { argument, type Call, type GlobalFunction, refuseCall, required } from "./method.ts";
import { objectFunctions } from "./object-functions.ts";

/** Functions of the language that have no object before them. */
export const globalFunctions: ReadonlyMap<string, GlobalFunction> = new Map<string, GlobalFunction>(
  [
    [
      "String",
      (own) =>
        stringValue(
          textOf(argument(own, 0) ?? stringValue(literal(""), own.context), own.context),
          own.context,
        ),
    ],
    [
      "Number",
      (own) => numberValue(numberOf(required(own, 0), own.node, own.context), own.context),
    ],
    [
      "Boolean",
      (own) => {
        const [node] = own.arguments;
        return booleanValue(node ? lowerReal(node, own.context) : literal(false), own.context);
      },
    ],
    ["parseInt", parsed(parseInteger)],
    ["parseFloat", parsed(parseDecimal)],
    [
      "encodeURIComponent",
      (own) =>
        stringValue(call("encodeUrlComponent", textOf(required(own, 0), own.context)), own.context),
    ],
    ["structuredClone", (own) => required(own, 0)],
  ],
);

/** Functions of `Math`, `Object`, `Array`, `JSON`, `Number`, by their whole name. */
export const namespaceFunctions: ReadonlyMap<string, GlobalFunction> = new Map<
  string,
  GlobalFunction
>([
  ...mathFunctions,
  ...objectFunctions,
  ...arrayFunctions,
  ...jsonFunctions,
  ...concurrentFunctions,
  ["Number.parseInt", parsed(parseInteger)],
  ["Number.parseFloat", parsed(parseDecimal)],
]);

function parsed(form: typeof parseInteger): GlobalFunction {
  return (own: Call) => {
    const { context } = own;
    const text = required(own, 0);
    const radix = argument(own, 1)?.expression;
    if (radix && !(radix.kind === "literal" && radix.value === 10))
      return refuseCall(own, "with a radix other than 10");
    if (kindsOf(text, context) !== stringKind) return refuseCall(own, "of anything but a text");
    return numberValue(form(text.expression, context), context);
  };
}
