import type { JsonValue } from "../../asl/index.ts";
import { UnsupportedResultError } from "./expression-error.ts";

/**
 * What an expression gave, as plain JSON. Arrays that JSONata made carry hidden marks, with which a later
 * expression would treat them otherwise: those are copied. Values that came in as they are go out as they are.
 */
export function plainJson(value: unknown): JsonValue | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number") return finite(value);
  if (typeof value !== "object" || value === null) return scalar(value);
  return Array.isArray(value) ? plainArray(value) : plainObject(value);
}

/** AWS answers the texts "Infinity" and "NaN" where JSON has no number. */
function finite(value: number): JsonValue {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return String(value);
}

function scalar(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  throw new UnsupportedResultError();
}

function plainArray(value: readonly unknown[]): JsonValue {
  const items = value.map((item) => plainJson(item) ?? null);
  const isPlain = !isMarked(value) && items.every((item, index) => item === value[index]);
  return isPlain ? (value as JsonValue[]) : items;
}

function isMarked(value: object): boolean {
  return "sequence" in value || "cons" in value || "outerWrapper" in value;
}

function plainObject(value: object): JsonValue {
  if ("_jsonata_lambda" in value || "_jsonata_function" in value) {
    throw new UnsupportedResultError();
  }
  const plain: Record<string, JsonValue> = {};
  let changed = false;
  for (const [key, member] of Object.entries(value)) {
    const item = plainJson(member);
    if (item === undefined) changed = true;
    else {
      plain[key] = item;
      changed ||= item !== member;
    }
  }
  return changed ? plain : (value as JsonValue);
}
