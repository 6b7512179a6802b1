import type { LockRequest } from "./writes.ts";

/** What a state sends, or undefined if it is nothing of ours. */
export function parseRequest(value: unknown): LockRequest | undefined {
  if (!isObject(value)) return undefined;
  const { action } = value;
  if (action !== "acquire" && action !== "release") return undefined;
  const missing = Object.entries(FIELDS[action]).find(
    ([name, type]) => typeof value[name] !== type,
  );
  if (missing !== undefined)
    throw new Error(
      `a request to ${action} has no ${missing[0]}: ${JSON.stringify(Object.keys(value))}`,
    );
  return value as unknown as LockRequest;
}

const RELEASE = { lock: "string", key: "string", holder: "string" } as const;

const FIELDS = {
  release: RELEASE,
  acquire: {
    ...RELEASE,
    ...{ execution: "string", limit: "number", whenBusy: "string", priority: "number" },
    ...{ since: "string", token: "string", attempt: "number" },
  },
} as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
