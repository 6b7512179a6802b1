import { type Asking, advance } from "./advance.ts";
import type { Arrival } from "./items.ts";
import { leaveLine } from "./leave-line.ts";
import { executionOf, lockText } from "./names.ts";
import { orderOf } from "./order.ts";
import type { LockPorts } from "./ports.ts";
import { replaceOlder } from "./replace-older.ts";
import { endOf } from "./run-states.ts";
import { type AcquireRequest, LOCK_BUSY } from "./writes.ts";

/** Puts a run in line for a place that was not there, and answers its token as soon as that can be done. A second call for the same changes nothing. */
export async function acquire(ports: LockPorts, request: AcquireRequest): Promise<void> {
  const { whenBusy, token } = request;
  const isPatient = whenBusy === "wait" || whenBusy === "replace";
  const busy = isPatient ? undefined : await whoIsInTheWay(ports, request);
  if (busy !== undefined) {
    await ports.tokens.fail(token, LOCK_BUSY, busyCause(request, busy));
    return;
  }
  if (!(await ports.store.arrive(request, arrivalOf(request)))) return;
  const lock = await ports.store.contend(request);
  const asking = { lock, arriving: request.holder };
  if (whenBusy === "wait") await advance(ports, request, { ...asking, suspects: "due" });
  else if (whenBusy === "replace") await replace(ports, request, asking);
  else await nowOrNever(ports, request, asking);
}

function arrivalOf(request: AcquireRequest): Arrival {
  const { holder, limit, since, whenBusy, token, attempt } = request;
  const tries = String(attempt).padStart(7, "0");
  return {
    holder,
    limit,
    since,
    whenBusy,
    token,
    attempt: `${since} ${tries}`,
    order: orderOf(request),
  };
}

async function replace(ports: LockPorts, request: AcquireRequest, asking: Asking): Promise<void> {
  const lock = await advance(ports, request, { ...asking, suspects: "all" });
  if (lock === undefined || request.holder in lock.holders) return;
  const stopped = await replaceOlder(ports, request, lock);
  if (stopped.length > 0)
    await advance(ports, request, { suspects: stopped, arriving: request.holder });
}

/** The holders that keep out one who doesn't wait; undefined if there may be a place. */
async function whoIsInTheWay(
  { store, executions }: LockPorts,
  { holder, limit, ...at }: AcquireRequest,
): Promise<readonly string[] | undefined> {
  const lock = await store.lock(at);
  if (lock === undefined || holder in lock.holders) return undefined;
  const holders = Object.keys(lock.holders);
  if (holders.length < limit) return undefined;
  const states = await executions.statuses([...new Set(holders.map(executionOf))]);
  const areAlive = Object.values(states).every((state) => endOf(state) === "not yet");
  return areAlive ? holders : undefined;
}

function busyCause(request: AcquireRequest, holders: readonly string[]): string {
  return `${holders.join(", ")} ${holders.length === 1 ? "has" : "have"} ${lockText(request)}`;
}

async function nowOrNever(
  ports: LockPorts,
  request: AcquireRequest,
  asking: Asking,
): Promise<void> {
  const { holder, token } = request;
  await advance(ports, request, { ...asking, suspects: "all" });
  const lock = await leaveLine(ports, request, holder, token);
  if (lock !== undefined && holder in lock.holders) {
    await ports.tokens.succeed(token, { fence: lock.fence });
    return;
  }
  await advance(ports, request, lock === undefined ? {} : { lock });
  await ports.tokens.fail(token, LOCK_BUSY, busyCause(request, Object.keys(lock?.holders ?? {})));
}
