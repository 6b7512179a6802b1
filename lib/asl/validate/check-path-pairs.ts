import type { JsonObject } from "../json.ts";
import type { DefinitionDiagnostic } from "./diagnostic.ts";
import { pathPairs } from "./fields.ts";
import { exclusiveField } from "./shape.ts";

/** A field and its `…Path` say the same thing: only one of them may be there. */
export function checkPathPairs(
  object: JsonObject,
  location: string,
): readonly DefinitionDiagnostic[] {
  return pathPairs
    .filter((pair) => pair.every((field) => object[field] !== undefined))
    .flatMap((pair) => exclusiveField(object, pair, location));
}
