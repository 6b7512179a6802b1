import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import type { MapItem } from "../../core/machine.ts";
import type { ItemSource } from "../../map-run/plan.ts";

/** The items of a list, or of an object: its members. Undefined for anything else. */
export function mapItems(data: JsonValue, source: string): readonly MapItem[] | undefined {
  if (Array.isArray(data)) return data.map((value: JsonValue, index) => ({ index, value, source }));
  if (typeof data !== "object" || data === null) return undefined;
  const members = Object.entries(data as JsonObject);
  return members.map(([key, value], index) => ({ index, key, value, source }));
}

/** What a child execution gets of an item unless ItemSelector says otherwise. */
export const wholeItem = ({ key, value }: MapItem): JsonValue =>
  key === undefined ? value : { Key: key, Value: value };

/** `Source` of the context object. */
export function sourceUri({ arguments: args }: ItemSource): string {
  const { Bucket, Key } = args as JsonObject;
  return `S3://${String(Bucket)}${Key === undefined ? "" : `/${String(Key)}`}`;
}
