import type { JsonArray, JsonObject, JsonValue } from "../../../asl/index.ts";

/** An argument that a function can't take. */
export class InvalidArgument extends Error {
  constructor(message = "Invalid arguments") {
    super(message);
    this.name = "InvalidArgument";
  }
}

export function arrayAt(args: readonly JsonValue[], index: number): JsonArray {
  const value = args[index];
  if (!Array.isArray(value)) throw new InvalidArgument();
  return value;
}

export function textAt(args: readonly JsonValue[], index: number): string {
  const value = args[index];
  if (typeof value !== "string") throw new InvalidArgument();
  return value;
}

export function objectAt(args: readonly JsonValue[], index: number): JsonObject {
  const value = args[index];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InvalidArgument();
  }
  return value as JsonObject;
}

/** Rounded as Java's Math.round does, which is JavaScript's way too. */
export function integerAt(args: readonly JsonValue[], index: number): number {
  const value = args[index];
  if (typeof value !== "number") throw new InvalidArgument();
  return Math.round(value) + 0;
}
