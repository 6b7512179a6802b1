import type { NormalizedSchema } from "@smithy/core/schema";
import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { apiNames, type MemberNames, sdkNames } from "./names.ts";

/** How an integration writes an answer as JSON. */
export interface AnswerFormat {
  readonly names: MemberNames;
  readonly instant: (instant: Date) => JsonValue;
}

/** SDK integrations write instants as text, without milliseconds where there are none. */
export const sdkFormat: AnswerFormat = {
  names: sdkNames,
  instant: (instant) => instant.toISOString().replace(".000Z", "Z"),
};

/** Optimized integrations write milliseconds since 1970. */
export const optimizedFormat: AnswerFormat = {
  names: apiNames,
  instant: (instant) => instant.getTime(),
};

/** A client's answer as JSON. Its streams must have been read. */
export function fromResponse(
  schema: NormalizedSchema,
  response: object,
  format: AnswerFormat,
): JsonObject {
  const members = Object.entries(schema.getMemberSchemas()).flatMap(
    ([name, child]): [string, JsonValue][] => {
      const value: unknown = Reflect.get(response, name);
      return value === undefined || value === null
        ? []
        : [[format.names(name), converted(child, value, format)]];
    },
  );
  return Object.fromEntries(members);
}

function converted(schema: NormalizedSchema, value: unknown, format: AnswerFormat): JsonValue {
  if (value instanceof Date) return format.instant(value);
  if (value instanceof Uint8Array) return textOf(value);
  if (Array.isArray(value)) return list(schema, value, format);
  if (typeof value === "object" && value !== null) return object(schema, value, format);
  return scalar(value);
}

function list(
  schema: NormalizedSchema,
  items: readonly unknown[],
  format: AnswerFormat,
): JsonValue {
  const child = schema.isListSchema() ? schema.getValueSchema() : schema;
  // AWS prints an absent item of a sparse list as null.
  return items.map((item) => converted(child, item ?? null, format));
}

function object(schema: NormalizedSchema, value: object, format: AnswerFormat): JsonValue {
  if (schema.isStructSchema() && !schema.isDocumentSchema())
    return fromResponse(schema, value, format);
  // Numbers that JavaScript can't hold come as `{ string }` of the SDK.
  if (!schema.isMapSchema() && "string" in value && schema.isNumericSchema())
    return Number(value.string);
  const child = schema.isMapSchema() ? schema.getValueSchema() : schema;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, converted(child, member, format)]),
  );
}

function scalar(value: unknown): JsonValue {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}

const utf8 = new TextDecoder("utf8", { fatal: true, ignoreBOM: true });

/** Bytes are text in the state's data; those that are none can only be kept as base64. */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("base64");
  }
}
