import type { JsonSchema } from "../project.ts";

type Scalar = string | number | boolean | null;

/** The members of an object schema that its type declares. */
export function propertiesOf(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const members = schema["properties"];
  if (!isRecord(members)) return [];
  return Object.entries(members).flatMap(([name, each]) =>
    isRecord(each) ? [[name, each] as const] : [],
  );
}

export function requiredOf(schema: JsonSchema): ReadonlySet<string> {
  const names = schema["required"];
  return new Set(Array.isArray(names) ? names.map(String) : []);
}

export function additionalOf(schema: JsonSchema): unknown {
  return schema["additionalProperties"];
}

export function typesOf(schema: JsonSchema): readonly string[] {
  const type = schema["type"];
  if (typeof type === "string") return [type];
  return Array.isArray(type) ? type.map(String) : "$ref" in schema ? ["object"] : [];
}

/** The values of an `enum`. */
export function scalarsOf(schema: JsonSchema): readonly Scalar[] | undefined {
  const values = schema["enum"];
  return Array.isArray(values) ? values.filter(isScalar) : undefined;
}

export function alternativesOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  const schemas = schema["anyOf"];
  return Array.isArray(schemas) ? schemas.filter(isRecord) : undefined;
}

/** The schema of all items of a list. */
export function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  const items = schema["items"];
  return isRecord(items) ? items : undefined;
}

export function isRecord(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
