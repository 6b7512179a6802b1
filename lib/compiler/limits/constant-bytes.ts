import type { State } from "../../asl/index.ts";
import { largestText } from "./largest-text.ts";

/** UTF-8 bytes of the constants in the largest field of a state, as JSON: what it is given, what it gives, what it assigns. */
export function constantBytes(state: State): number {
  const fields = Object.entries(state).filter(([name]) => FIELDS.has(name));
  return Math.max(0, ...fields.map(([, value]) => bytesOf(value)));
}

const FIELDS: ReadonlySet<string> = new Set([
  "Arguments",
  "Output",
  "Assign",
  "Items",
  "ItemSelector",
]);

function bytesOf(value: unknown): number {
  if (typeof value === "string")
    return value.startsWith("{%") ? literalBytes(value) : byteLength(value) + 2;
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.entries(value).map(
    ([key, part]) => bytesOf(part) + (Array.isArray(value) ? 1 : byteLength(key) + 4),
  );
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Texts written in an expression: what it gives holds them, or less where it cuts them; a condition may leave them out, so only one counts. */
function literalBytes(expression: string): number {
  return byteLength(largestText(expression)) + 2;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
