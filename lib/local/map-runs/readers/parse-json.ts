import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { ItemReaderFailure } from "./item-reader-failure.ts";

/** A list or an object: the file itself, or what ItemsPointer leads to. */
export function parseJson(text: string, { ItemsPointer = "" }: JsonObject): JsonValue {
  const data = pointed(parsed(text), String(ItemsPointer));
  if (typeof data === "object" && data !== null) return data;
  throw new ItemReaderFailure("Attempting to map over non-iterable node.");
}

/** One item a line; empty lines are none. */
export function parseJsonLines(text: string): readonly JsonValue[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map(parsed);
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ItemReaderFailure(`The items are not valid JSON: ${reason}`, { cause });
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
function pointed(data: JsonValue, pointer: string): JsonValue {
  const steps = pointer.split("/").slice(1);
  return steps.reduce((value, step) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const found = Object.entries(Object(value)).find(([key]) => key === name);
    if (found !== undefined) return found[1] as JsonValue;
    throw new ItemReaderFailure(
      "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
    );
  }, data);
}
