import { type Expression, literal } from "../../../jsonata/index.ts";
import type { LowerContext } from "../../context.ts";
import { booleanValue, numberValue, stringValue } from "../expression-context.ts";
import { kindsOf, stringKind } from "../kinds.ts";
import { lowerReal } from "../logical.ts";
import { numberOf, parseDecimal, parseInteger } from "../number-of.ts";
import { textOf } from "../text.ts";
import { arrayFunctions } from "./array-functions.ts";
import { clockFunctions } from "./clock-functions.ts";
import { concurrentFunctions } from "./concurrent.ts";
import { jsonFunctions } from "./json-functions.ts";
import { mathFunctions } from "./math-functions.ts";
import { argument, type Call, type GlobalFunction, refuseCall, required } from "./method.ts";
import { numberTests } from "./number-tests.ts";
import { objectFunctions } from "./object-functions.ts";
import { urlFunctions } from "./url-functions.ts";

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
    ["parseFloat", parsed((text, _, context) => parseDecimal(text, context))],
    ...urlFunctions,
    ...numberTests,
    ["structuredClone", (own) => required(own, 0)],
  ],
);

/** Functions of `Math`, `Object`, `Array`, `JSON`, `Number`, by their whole name. */
export const namespaceFunctions: ReadonlyMap<string, GlobalFunction> = new Map<
  string,
  GlobalFunction
>([
  ...mathFunctions,
  ...clockFunctions,
  ...objectFunctions,
  ...arrayFunctions,
  ...jsonFunctions,
  ...concurrentFunctions,
  ...numberTests,
  ["Number.parseInt", parsed(parseInteger)],
  ["Number.parseFloat", parsed((text, _, context) => parseDecimal(text, context))],
]);

type Parse = (text: Expression, radix: number | undefined, context: LowerContext) => Expression;

function parsed(form: Parse): GlobalFunction {
  return (own: Call) => {
    const { context } = own;
    const text = required(own, 0);
    const radix = argument(own, 1)?.expression;
    const known = radix === undefined ? undefined : radixOf(radix);
    if (radix && known === undefined)
      return refuseCall(own, "with a radix that is not written as a number from 2 to 36");
    if (kindsOf(text, context) !== stringKind) return refuseCall(own, "of anything but a text");
    return numberValue(form(text.expression, known, context), context);
  };
}

function radixOf(radix: Expression): number | undefined {
  const value = radix.kind === "literal" ? Number(radix.value) : 0;
  return Number.isInteger(value) && value >= 2 && value <= 36 ? value : undefined;
}
