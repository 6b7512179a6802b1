import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { LockKey } from "../../locks/index.ts";
import type { Connection } from "../connect/connection.ts";
import { holderLabel } from "../locks/holder-label.ts";
import { type ReadLock, readLocks } from "../locks/read-locks.ts";

/**
 * Who is before a run whose last event says that it waits for a lock. Undefined where it waits no longer, or never did, since it asked only
 * whether there is a place.
 */
export async function lockWait(
  connection: Connection,
  events: readonly HistoryEvent[],
): Promise<string | undefined> {
  const asked = askedFor(events);
  if (asked === undefined) return UNKNOWN;
  const { lock, key, holder } = asked;
  try {
    const list = await connection.locks((ports) => readLocks(ports, { lock }));
    const found = list?.locks.find((one) => one.lock === lock && one.key === key);
    return found && lineText(found, holder, connection.env);
  } catch {
    // Whoever may follow a run need not be allowed to read the table.
    return UNKNOWN;
  }
}

const UNKNOWN = "no place is free; nagare locks shows who has it";

interface Asked extends LockKey {
  readonly holder: string;
}

/** What the last event's state has asked the function. */
function askedFor(events: readonly HistoryEvent[]): Asked | undefined {
  const byId = new Map(events.map((event) => [event.id, event]));
  let event = events.at(-1);
  while (event !== undefined && event.taskScheduledEventDetails === undefined)
    event = byId.get(event.previousEventId);
  const { lock, key, holder } =
    JSON.parse(event?.taskScheduledEventDetails?.parameters ?? "{}").Payload ?? {};
  return [lock, key, holder].every((one) => typeof one === "string")
    ? { lock, key, holder }
    : undefined;
}

function lineText(
  { holders, waiters }: ReadLock,
  holder: string,
  env: string | undefined,
): string | undefined {
  const living = waiters.filter(({ status }) => status === "RUNNING");
  const before = living.findIndex((waiter) => waiter.holder === holder);
  if (before < 0) return undefined;
  const named = holders.slice(0, MOST_NAMED).map((one) => holderLabel(one.holder, env));
  const more = holders.length - named.length;
  const held = named.length === 0 ? "waits" : `held by ${named.join(", ")}`;
  const others = more === 0 ? "" : ` and ${more} more`;
  const line = before === 0 ? "" : `; ${before} in line before it`;
  return `${held}${others}${line}`;
}

const MOST_NAMED = 3;
