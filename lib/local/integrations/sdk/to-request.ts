import type { NormalizedSchema } from "@smithy/core/schema";
import type { JsonValue } from "../../../asl/index.ts";
import { isObject } from "../json-object.ts";
import { jsonText, TaskFailure } from "../task-failure.ts";
import { apiNames, sdkNames } from "./names.ts";

/**
 * A task's parameters as the client takes them: its own member names, bytes and dates.
 *
 * @throws TaskFailure where they can't be, in Step Functions' words
 */
export function toRequest(
  schema: NormalizedSchema,
  parameters: JsonValue,
  streams: StreamFormat = "json",
): unknown {
  const problems: string[] = [];
  const request = converted({ schema, field: "", problems, streams }, parameters);
  if (problems.length === 0) return request;
  throw new TaskFailure(
    "States.Runtime",
    `The Parameters '${jsonText(parameters)}' could not be used to start the Task: [${problems.join(", ")}]`,
  );
}

/** How text becomes a stream. Step Functions writes JSON even then: S3 holds a task's text in quotes. */
export type StreamFormat = "json" | "text";

interface Place {
  readonly schema: NormalizedSchema;
  /** The name of the field that the value stands in. */
  readonly field: string;
  readonly problems: string[];
  readonly streams: StreamFormat;
}

function converted(place: Place, value: JsonValue): unknown {
  // Null is absence: the service says whether it can do without.
  if (value === null) return undefined;
  return conversions.find(([is]) => is(place.schema))?.[1](place, value) ?? value;
}

type Conversion = (place: Place, value: JsonValue) => unknown;

const conversions: readonly [(schema: NormalizedSchema) => boolean, Conversion][] = [
  [(schema) => schema.isStructSchema() && !schema.isDocumentSchema(), structure],
  [(schema) => schema.isListSchema(), list],
  [(schema) => schema.isMapSchema(), map],
  [(schema) => schema.isBlobSchema() && schema.isStreaming(), stream],
  [(schema) => schema.isBlobSchema(), (_, value) => Buffer.from(textOf(value))],
  [(schema) => schema.isTimestampSchema(), timestamp],
  [(schema) => schema.isStringSchema(), text],
];

function structure(place: Place, value: JsonValue): unknown {
  if (!isObject(value)) return mistaken(place, "a JSON OBJECT");
  const members = place.schema.getMemberSchemas();
  const known = new Map(
    Object.keys(members).flatMap((name) => [
      [apiNames(name), name],
      [sdkNames(name), name],
    ]),
  );
  const request: Record<string, unknown> = {};
  for (const [field, child] of Object.entries(value)) {
    const name = known.get(field) ?? "";
    const schema = members[name];
    if (schema === undefined)
      place.problems.push(`The field "${field}" is not supported by Step Functions`);
    else request[name] = converted({ ...place, schema, field }, child);
  }
  return request;
}

function list(place: Place, value: JsonValue): unknown {
  if (!Array.isArray(value)) return mistaken(place, "an ARRAY");
  const schema = place.schema.getValueSchema();
  return value.map((item: JsonValue) => converted({ ...place, schema }, item));
}

function map(place: Place, value: JsonValue): unknown {
  if (!isObject(value)) return mistaken(place, "a JSON OBJECT");
  const schema = place.schema.getValueSchema();
  return Object.fromEntries(
    Object.entries(value).map(([field, child]) => [
      field,
      converted({ ...place, schema, field }, child),
    ]),
  );
}

function stream({ streams }: Place, value: JsonValue): unknown {
  return Buffer.from(streams === "json" ? jsonText(value) : textOf(value));
}

function timestamp(place: Place, value: JsonValue): unknown {
  const date = new Date(typeof value === "number" ? value * 1000 : String(value));
  return Number.isNaN(date.getTime()) ? mistaken(place, "a TIMESTAMP") : date;
}

/** Where text is wanted, JSON is written as text: an execution's Input, a message's body. */
function text(place: Place, value: JsonValue): unknown {
  return typeof value === "string" || typeof value === "object"
    ? textOf(value)
    : mistaken(place, "a STRING");
}

const textOf = (value: JsonValue): string => (typeof value === "string" ? value : jsonText(value));

function mistaken({ field, problems }: Place, wanted: string): undefined {
  problems.push(`The value for the field '${field}' must be ${wanted}`);
}
