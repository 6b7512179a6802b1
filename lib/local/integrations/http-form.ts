import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { isObject } from "./json-object.ts";
import { jsonText } from "./task-failure.ts";

/** An object as `application/x-www-form-urlencoded`: what is inside objects and lists gets its path in brackets. */
export function urlEncoded(body: JsonObject, arrayFormat: JsonValue | undefined): string {
  const format = arrayFormats[String(arrayFormat)] ?? arrayFormats.INDICES;
  return pairs("", body, format)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

type ArrayFormat = (name: string, items: readonly JsonValue[]) => [string, JsonValue][];

const arrayFormats: Readonly<Record<string, ArrayFormat>> & { readonly INDICES: ArrayFormat } = {
  INDICES: (name, items) => items.map((item, index) => [`${name}[${index}]`, item]),
  REPEAT: (name, items) => items.map((item) => [name, item]),
  BRACKETS: (name, items) => items.map((item) => [`${name}[]`, item]),
  COMMAS: (name, items) => [[name, items.map(text).join(",")]],
  NONE: (name, items) => [[name, jsonText(items)]],
};

function pairs(name: string, value: JsonValue, format: ArrayFormat): [string, string][] {
  if (Array.isArray(value))
    return format(name, value).flatMap(([itemName, item]) => pairs(itemName, item, format));
  if (!isObject(value)) return [[name, text(value)]];
  return Object.entries(value).flatMap(([key, child]) =>
    pairs(name === "" ? key : `${name}[${key}]`, child, format),
  );
}

const text = (value: JsonValue): string => (typeof value === "string" ? value : jsonText(value));
