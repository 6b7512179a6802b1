import { errors } from "../errors.ts";
import type { ListShape, Members, NumberShape, RequestOf, Shape, TextShape } from "./shape.ts";

/**
 * Checks a request's body against its shape, as AWS does before an operation sees it: types first, then every constraint, all told at once.
 * Members that the shape doesn't name are left alone.
 *
 * @throws SerializationException, ValidationException
 */
export function readRequest<M extends Members>(members: M, body: string): RequestOf<M> {
  const request = parsed(body);
  checkTypes({ kind: "structure", members }, request, "");
  const broken = brokenConstraints({ kind: "structure", members }, request, "");
  if (broken.length > 0) {
    const count = `${broken.length} validation error${broken.length === 1 ? "" : "s"} detected`;
    throw errors.validation(`${count}: ${broken.join("; ")}`);
  }
  // Both checks above have gone through every member of the shape.
  return request as RequestOf<M>;
}

function parsed(body: string): object {
  const value = json(body);
  if (!isObject(value)) throw errors.serialization("Expected a JSON object");
  return value;
}

function json(body: string): unknown {
  try {
    return JSON.parse(body === "" ? "{}" : body);
  } catch (cause) {
    throw Object.assign(errors.serialization("The request body is not JSON"), { cause });
  }
}

const typeOf = {
  text: (value: unknown) => typeof value === "string",
  number: (value: unknown) => typeof value === "number",
  boolean: (value: unknown) => typeof value === "boolean",
  list: Array.isArray,
  structure: isObject,
} as const satisfies Record<Shape["kind"], (value: unknown) => boolean>;

function checkTypes(shape: Shape, value: unknown, path: string): void {
  if (value === undefined || value === null) return;
  const isWhole = shape.kind !== "number" || shape.isDecimal || Number.isInteger(value);
  if (!typeOf[shape.kind](value) || !isWhole)
    throw errors.serialization(`Expected ${shape.kind} at '${path}', not ${typeof value}`);
  for (const [child, member, at] of children(shape, value, path)) checkTypes(child, member, at);
}

function brokenConstraints(shape: Shape, value: unknown, path: string): string[] {
  if (value === undefined || value === null)
    return shape.required
      ? [`Value null at '${path}' failed to satisfy constraint: Member must not be null`]
      : [];
  const broken = constraint[shape.kind](shape as never, value as never);
  return [
    ...broken.map(
      (must) => `Value ${printed(shape, value)} at '${path}' failed to satisfy constraint: ${must}`,
    ),
    ...children(shape, value, path).flatMap(([child, member, at]) =>
      brokenConstraints(child, member, at),
    ),
  ];
}

const constraint = {
  text: (shape: TextShape, value: string) => [
    ...length(shape, value.length),
    ...(shape.oneOf !== undefined && !shape.oneOf.includes(value)
      ? [`Member must satisfy enum value set: [${shape.oneOf.join(", ")}]`]
      : []),
    ...(shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`).test(value)
      ? [`Member must satisfy regular expression pattern: ${shape.pattern}`]
      : []),
  ],
  number: (shape: NumberShape, value: number) => [
    ...(value < (shape.min ?? -Infinity)
      ? [`Member must have value greater than or equal to ${shape.min}`]
      : []),
    ...(value > (shape.max ?? Infinity)
      ? [`Member must have value less than or equal to ${shape.max}`]
      : []),
  ],
  boolean: () => [],
  list: (shape: ListShape, value: readonly unknown[]) => length(shape, value.length),
  structure: () => [],
} as const satisfies Record<Shape["kind"], (shape: never, value: never) => string[]>;

function length(shape: { readonly min?: number; readonly max?: number }, of: number): string[] {
  return [
    ...(of < (shape.min ?? 0)
      ? [`Member must have length greater than or equal to ${shape.min}`]
      : []),
    ...(of > (shape.max ?? Infinity)
      ? [`Member must have length less than or equal to ${shape.max}`]
      : []),
  ];
}

function children(shape: Shape, value: unknown, path: string): [Shape, unknown, string][] {
  if (shape.kind === "structure" && isObject(value)) {
    const prefix = path === "" ? "" : `${path}.`;
    const members = Object.entries(shape.members);
    return members.map(([name, child]) => [child, Reflect.get(value, name), `${prefix}${name}`]);
  }
  if (shape.kind === "list" && Array.isArray(value))
    return value.map((item, index) => [shape.of, item, `${path}.${index + 1}.member`]);
  return [];
}

/** AWS prints a list of structures as Java would. */
function printed(shape: Shape, value: unknown): string {
  if (shape.kind !== "list" || !Array.isArray(value)) return `'${value}'`;
  const item = (one: unknown) =>
    isObject(one)
      ? `${shape.itemName ?? ""}(${Object.entries(one)
          .map(([name, member]) => `${name}=${member}`)
          .join(", ")})`
      : String(one);
  return `'[${value.map(item).join(", ")}]'`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
