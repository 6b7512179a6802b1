import type { JsonValue } from "../../asl/index.ts";
import type { Settings } from "../model/deployed-project.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { textOf } from "../template/text-of.ts";

/** The values inside a value, each by its path: `input.month`. A list is one of them. */
export function leaves(value: JsonValue | undefined, path: string): Settings {
  if (value === undefined) return {};
  if (!isJsonObject(value) || Object.keys(value).length === 0) return { [path]: textOf(value) };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => leaves(inner, `${path}.${name}`)),
  );
}
