import { call } from "../../../jsonata/index.ts";
import { stringValue } from "../expression-context.ts";
import { jsonText } from "./json-text.ts";
import { type GlobalFunction, refuseCall, required, result } from "./method.ts";

export const jsonFunctions: readonly (readonly [string, GlobalFunction])[] = [
  [
    "JSON.stringify",
    (own) => {
      if (own.arguments.length > 1) return refuseCall(own, "with a replacer or an indent");
      const value = required(own, 0);
      if (value.optional)
        return refuseCall(own, "of something that may be undefined", "write `?? null`");
      return stringValue(jsonText(value.expression, own.context), own.context);
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
