/** A JSON Schema. */
type Shape = Readonly<Record<string, unknown>>;

/** What a person would say that a JSON Schema expects: `string`, `"full" or "part"`, `array of { name: string, limit?: number }`. */
export function describeShape(schema: Shape): string {
  const full = told(schema, "members");
  return full.length <= MOST_CHARACTERS ? full : told(schema, "names");
}

/** A type that takes more room than this is told without its members. */
const MOST_CHARACTERS = 160;

type Depth = "members" | "names";

function told(schema: Shape, depth: Depth): string {
  const { enum: values, anyOf } = schema;
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" or ");
  if (Array.isArray(anyOf)) return oneOf(anyOf.filter(isShape).map((each) => inner(each, depth)));
  const types = typesOf(schema);
  return types.length === 0 ? "a value" : oneOf(types.map((type) => typeTold(type, schema, depth)));
}

function typesOf({ type, $ref }: Shape): readonly string[] {
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  return $ref === undefined ? [] : ["object"];
}

function typeTold(type: string, schema: Shape, depth: Depth): string {
  const { items, additionalProperties } = schema;
  const each = type === "array" ? items : type === "object" ? additionalProperties : undefined;
  if (!isShape(each) || Object.keys(each).length === 0) return type;
  const item = inner(each, depth);
  const isChoice = item.includes(" or ") && !item.startsWith("{");
  return `${type} of ${isChoice ? `(${item})` : item}`;
}

/** Members are told of what has no place of its own in a message: items and alternatives. */
function inner(schema: Shape, depth: Depth): string {
  const { type, properties, required } = schema;
  if (depth === "names" || type !== "object" || !isShape(properties)) return told(schema, depth);
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const members = Object.entries(properties).map(([name, each]) => {
    const mark = needed.includes(name) ? "" : "?";
    return `${name}${mark}: ${isShape(each) ? inner(each, depth) : "a value"}`;
  });
  return members.length === 0 ? told(schema, depth) : `{ ${members.join(", ")} }`;
}

function oneOf(all: readonly string[]): string {
  return [...new Set(all)].join(" or ");
}

function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
