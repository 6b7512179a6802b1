import type { JsonValue } from "../../asl/index.ts";
import { isJsonObject } from "./is-json-object.ts";

/** The value at a path such as `Code.S3Key` or `Destinations.0.Arn`. */
export function valueAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  return path.split(".").reduce<JsonValue | undefined>((at, name) => {
    if (Array.isArray(at)) return at[Number(name)];
    return isJsonObject(at) ? at[name] : undefined;
  }, value);
}
