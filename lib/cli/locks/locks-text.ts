import type { ListedRate } from "../../locks/index.ts";
import { localTime } from "../run/local-time.ts";
import { columns, type painter } from "../terminal.ts";
import { holderLabel } from "./holder-label.ts";
import type { ReadLock, ReadLocks } from "./read-locks.ts";

type Paint = ReturnType<typeof painter>;

/** For people: a block for each key of a lock. */
export function locksText(
  { locks, rates }: ReadLocks,
  env: string | undefined,
  paint: Paint,
): string {
  const blocks = locks.map((lock) => block(lock, env, paint));
  if (rates.length > 0) blocks.push(ratesBlock(rates, paint));
  return blocks.join("\n\n");
}

function block(lock: ReadLock, env: string | undefined, paint: Paint): string {
  const held = lock.holders.map(({ holder, since, status }) => [
    ...["  holds", holderLabel(holder, env), `since ${at(since)}`],
    status === "RUNNING" ? "" : paint("yellow", `${status}: gone as soon as another wants it`),
  ]);
  const waiting = lock.waiters.map(({ holder, since, priority, whenBusy, status }) => [
    ...["  waits", holderLabel(holder, env), `since ${at(since)}`],
    [
      ...(priority === 0 ? [] : [`priority ${priority}`]),
      ...(whenBusy === "replace" ? ["replaces"] : []),
      ...(status === "RUNNING" ? [] : [paint("yellow", `${status}: passed over`)]),
    ].join(", "),
  ]);
  const released = lock.releases.map(
    ({ holder, at: when, by, reason }) =>
      `  released ${holderLabel(holder, env)} at ${at(when)} by ${by}: ${reason}`,
  );
  const rows = [...held, ...waiting];
  const title = `${paint("bold", nameOf(lock))}  fence ${lock.fence}`;
  return [title, ...(rows.length > 0 ? [columns(rows)] : ["  free"]), ...released].join("\n");
}

function ratesBlock(rates: readonly ListedRate[], paint: Paint): string {
  const rows = rates.map((rate) => [`  ${nameOf(rate)}`, `next call ${whenText(rate.nextFreeAt)}`]);
  return [paint("bold", "rates"), columns(rows)].join("\n");
}

function whenText(instant: string): string {
  return Date.parse(instant) <= Date.now() ? "at once" : `at ${at(instant)}`;
}

function nameOf({ lock, key }: { readonly lock: string; readonly key: string }): string {
  return key === "*" ? lock : `${lock} · ${key}`;
}

const at = (instant: string): string => localTime(new Date(instant));
