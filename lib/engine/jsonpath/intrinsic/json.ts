import type { JsonValue } from "../../../asl/index.ts";
import { InvalidArgument, objectAt, textAt } from "./arguments.ts";
import type { IntrinsicFunction } from "./functions.ts";

export const jsonFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  "States.JsonMerge": (args) => {
    // AWS knows the shallow merge only, and wants it said.
    if (args[2] !== false) throw new InvalidArgument("Deep merge is not supported");
    return { ...objectAt(args, 0), ...objectAt(args, 1) };
  },
  "States.JsonToString": ([value = null]) => JSON.stringify(value),
  "States.StringToJson": (args) => parse(textAt(args, 0)),
};

function parse(text: string): JsonValue {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new InvalidArgument(), { cause });
  }
}
