import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { type Data, follow, pathOf } from "./data.ts";
import { invoke, isCall } from "./invoke.ts";

/**
 * Fills a payload template: a member whose name ends in `.$` takes what its path or intrinsic function gives,
 * everything else stays as it is.
 */
export function fillTemplate(data: Data, template: JsonValue): JsonValue {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(data, item));
  if (typeof template !== "object" || template === null) return template;
  // Not by assignment: a member may be called `__proto__`.
  return Object.fromEntries(
    Object.entries(template as JsonObject).map(([key, value]) =>
      key.endsWith(".$")
        ? [key.slice(0, -2), dynamicValue(data, key, String(value))]
        : [key, fillTemplate(data, value)],
    ),
  );
}

function dynamicValue(data: Data, field: string, source: string): JsonValue {
  if (isCall(source)) return invoke(data, source);
  const value = follow(data, pathOf(data.machine, source));
  if (value !== undefined) return value;
  throw runtimeFailure(
    `The JSONPath '${source}' specified for the field '${field}' could not be found in the input '${JSON.stringify(data.value)}'`,
  );
}
