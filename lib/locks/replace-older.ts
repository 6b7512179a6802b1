import type { Lock } from "./items.ts";
import { leaveLine } from "./leave-line.ts";
import { executionOf, lockText } from "./names.ts";
import type { LockPorts } from "./ports.ts";
import { type AcquireRequest, LOCK_REPLACED } from "./writes.ts";

/**
 * Stops runs so that the newest keep or get the places, and answers which. Of several that replace at the same time each comes to the same result: a run that is older than
 * `limit` others which hold or replace gives way itself.
 */
export async function replaceOlder(
  ports: LockPorts,
  request: AcquireRequest,
  lock: Lock,
): Promise<readonly string[]> {
  const { store, executions } = ports;
  const { execution, limit } = request;
  const waiters = await store.waiters(request, MOST_WAITERS);
  const holding = Object.entries(lock.holders).map(([holder, { since }]) => ({ holder, since }));
  const others = [...holding, ...waiters].filter(({ holder }) => executionOf(holder) !== execution);
  const older = others.filter((other) => isOlder(other, request)).sort(byAge);
  const newer = [...holding, ...waiters.filter(({ whenBusy }) => whenBusy === "replace")].filter(
    ({ holder, since }) => executionOf(holder) !== execution && isOlder(request, { holder, since }),
  );
  const [newest] = newer;
  if (newest !== undefined && newer.length >= limit) {
    await executions.stop(execution, LOCK_REPLACED, causeOf(request, executionOf(newest.holder)));
    await leaveLine(ports, request, request.holder);
    return [execution];
  }
  const stopped = older.slice(0, Math.max(0, older.length - (limit - 1 - newer.length)));
  for (const { holder } of stopped) {
    await executions.stop(executionOf(holder), LOCK_REPLACED, causeOf(request, execution));
    if (!(holder in lock.holders)) await leaveLine(ports, request, holder);
  }
  return stopped.map(({ holder }) => executionOf(holder));
}

/** Whoever replaces runs has no long line. */
const MOST_WAITERS = 1000;

interface Aged {
  readonly holder: string;
  readonly since: string;
}

function isOlder(a: Aged, b: Aged): boolean {
  return byAge(a, b) < 0;
}

function byAge(a: Aged, b: Aged): number {
  const [left, right] = [`${a.since} ${a.holder}`, `${b.since} ${b.holder}`];
  return left < right ? -1 : Number(left > right);
}

function causeOf(request: AcquireRequest, by: string): string {
  return `The newer run ${by} replaces it: it wants ${lockText(request)}`;
}
