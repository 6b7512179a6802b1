import type { RunFacts } from "./run-facts.ts";

/**
 * 32 characters, which every service takes. The same for each try of a call, also after a redrive: nothing in it is a time or counts tries.
 * `fallback` stands for the run where there is none.
 */
export function idempotencyKey(facts: RunFacts, input: unknown, fallback: string): string {
  const { run = fallback, step, turns } = facts;
  const call = JSON.stringify([run, step, turns, sorted(input)]);
  // Loaded for those that ask: it is a tenth of a function's start.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(call).digest("hex").slice(0, 32);
}

/** Two evaluations of one expression may write the members of an object in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
