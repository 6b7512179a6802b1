import { call } from "../../../jsonata/index.ts";
import { stringValue } from "../expression-context.ts";
import { jsonText } from "./json-text.ts";
import {
  argument,
  type Call,
  type GlobalFunction,
  refuseCall,
  required,
  result,
} from "./method.ts";
import { mayHoldNumbers } from "./ordered-keys.ts";

export const jsonFunctions: readonly (readonly [string, GlobalFunction])[] = [
  [
    "JSON.stringify",
    (own) => {
      const value = required(own, 0);
      const [, replacer] = own.arguments;
      if (replacer && !/^(null|undefined)$/.test(replacer.getText()))
        return refuseCall(own, "with a replacer", "build the value to write first");
      const indent = indentOf(own);
      if (indent === undefined)
        return refuseCall(own, "with an indent that is not written as a number or a text");
      if (value.optional)
        return refuseCall(own, "of something that may be undefined", "write `?? null`");
      return stringValue(
        jsonText(
          value.expression,
          { indent, numbersFirst: mayHoldNumbers(value.type, own.context) },
          own.context,
        ),
        own.context,
      );
    },
  ],
  [
    "JSON.parse",
    (own) =>
      own.arguments.length > 1
        ? refuseCall(own, "with a reviver")
        : result(own, call("parse", required(own, 0).expression)),
  ],
];

/** The text of one level, as JavaScript takes it; undefined for what is known only at run time. */
function indentOf(own: Call): string | undefined {
  const given = argument(own, 2)?.expression;
  if (given === undefined) return "";
  if (given.kind !== "literal") return undefined;
  if (typeof given.value === "number")
    return " ".repeat(Math.min(10, Math.max(0, Math.trunc(given.value))));
  return typeof given.value === "string" ? given.value.slice(0, 10) : undefined;
}
