import type { JsonObject, JsonValue, TaskState } from "../../../asl/index.ts";
import { parseResource } from "../../../engine/index.ts";
import { errors } from "../../errors.ts";
import { type AnswerSchema, answerSchema } from "../../integrations/index.ts";
import type { Service } from "../../service.ts";
import { valueRange } from "./value-range.ts";

type Schema = AnswerSchema["schema"];

/**
 * Compares a mocked result with what the service would answer, by the model of its API. A service whose client is not installed can't be
 * compared.
 * @throws ValidationException
 */
export function checkTaskResult(
  { projectDirectory }: Service,
  { Resource }: TaskState,
  result: JsonValue,
  mode: "STRICT" | "PRESENT",
): void {
  const parsed = parseResource(Resource);
  // With a token, whoever has it decides what the result is.
  if (parsed.kind !== "integration" || parsed.pattern === "waitForTaskToken") return;
  const { resourceType, action, pattern } = parsed;
  // Step Functions' own shape, which is no answer of an API.
  if (resourceType === "http" || resourceType === "apigateway") return;
  const answering = pattern === "requestResponse" ? action : polled[`${resourceType}:${action}`];
  if (answering === undefined) return;
  const answer = answerSchema(resourceType, answering, projectDirectory);
  if (answer !== undefined) checkValue({ answer, mode }, answer.schema, result, resourceType);
}

/** The call whose answer ends a `.sync` task. */
const polled: Readonly<Record<string, string>> = {
  "athena:startQueryExecution": "getQueryExecution",
  "batch:submitJob": "describeJobs",
  "codebuild:startBuild": "batchGetBuilds",
  "ecs:runTask": "describeTasks",
  "glue:startJobRun": "getJobRun",
  "states:startExecution": "describeExecution",
};

interface Comparison {
  readonly answer: AnswerSchema;
  readonly mode: "STRICT" | "PRESENT";
}

function checkValue(by: Comparison, schema: Schema, value: JsonValue, field: string): void {
  if (schema.isDocumentSchema()) return;
  const { is, called } = kinds.find(({ of }) => of(schema)) ?? anything;
  if (!is(value)) throw wrong(`Field '${field}' must be ${called}`);
  if (schema.isStructSchema()) checkMembers(by, schema, value as JsonObject);
  else if (schema.isListSchema() || schema.isMapSchema())
    for (const item of Object.values(value as JsonObject))
      checkValue(by, schema.getValueSchema(), item, field);
}

interface Kind {
  of(schema: Schema): boolean;
  is(value: JsonValue): boolean;
  readonly called: string;
}

const isText = (value: JsonValue): boolean => typeof value === "string";
const isObject = (value: JsonValue): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const kinds: readonly Kind[] = [
  { of: (schema) => schema.isListSchema(), is: Array.isArray, called: "an array" },
  { of: (schema) => schema.isMapSchema(), is: isObject, called: "an object" },
  { of: (schema) => schema.isStructSchema(), is: isObject, called: "an object" },
  {
    of: (schema) => schema.isNumericSchema() || schema.isBigIntegerSchema(),
    is: (value) => typeof value === "number",
    called: "a number",
  },
  {
    of: (schema) => schema.isBooleanSchema(),
    is: (value) => typeof value === "boolean",
    called: "a boolean",
  },
  {
    of: (schema) => schema.isStringSchema() || schema.isTimestampSchema() || schema.isBlobSchema(),
    is: isText,
    called: "a string",
  },
];

const anything: Kind = { of: () => true, is: () => true, called: "anything" };

/** Members that the API doesn't know are let through: it may know them tomorrow. */
function checkMembers(by: Comparison, schema: Schema, value: JsonObject): void {
  const { answer, mode } = by;
  const members = Object.entries(schema.getMemberSchemas());
  if (mode === "STRICT") {
    const required = members.slice(0, requiredCount(schema)).map(([name]) => answer.names(name));
    const missing = required.find((name) => !(name in value));
    if (missing !== undefined) throw wrong(`Required field '${missing}' is missing`);
  }
  for (const [name, member] of members) {
    const field = answer.names(name);
    const given = value[field];
    if (given === undefined) continue;
    checkValue(by, member, given, field);
    checkBounds(answer, schema, { name, field, value: given });
  }
}

/** A structure's schema has its required members first, and their number last. */
function requiredCount(schema: Schema): number {
  const { 6: count }: { readonly 6?: unknown } = Object(schema.getSchema());
  return typeof count === "number" ? count : 0;
}

function checkBounds(
  answer: AnswerSchema,
  schema: Schema,
  {
    name,
    field,
    value,
  }: { readonly name: string; readonly field: string; readonly value: JsonValue },
): void {
  const structure = schema.getName() ?? "";
  if (typeof value === "number") {
    const { min = -Infinity, max = Infinity } = valueRange(structure, name);
    if (value < min) throw wrong(`Field '${field}' is less than the minimum value`);
    if (value > max) throw wrong(`Field '${field}' exceeds the maximum value`);
  }
  if (typeof value !== "string") return;
  const values = answer.values(structure, name);
  if (values !== undefined && !values.includes(value))
    throw wrong(`Field '${field}' is not an expected value`);
}

const wrong = (what: string) => errors.validation(`Mock result schema validation error: ${what}`);
