import type { JsonValue } from "../../asl/index.ts";
import { referencedNames } from "../evaluate.ts";
import { expressionIn } from "../jsonata/template.ts";

/** The names with a `$` in the expressions of a JSONata state's fields, but for those that an expression gives a value itself. */
export function expressionNames(node: JsonValue): readonly string[] {
  if (typeof node === "string") {
    const source = expressionIn(node);
    return source === undefined ? [] : referencedNames(source);
  }
  if (typeof node !== "object" || node === null) return [];
  return Object.values(node).flatMap((child: JsonValue) => expressionNames(child));
}
