import type { Lock, LockKey } from "./items.ts";
import type { LockPorts } from "./ports.ts";

/**
 * Takes somebody out of the line who has no place, and answers the lock: either it is among the holders, since somebody was faster, or nobody gives it a place any more. Who has read that it
 * waits finds another version.
 */
export async function leaveLine(
  { store }: Pick<LockPorts, "store">,
  at: LockKey,
  holder: string,
  token?: string,
): Promise<Lock | undefined> {
  await store.leave(at, holder, token);
  for (;;) {
    const lock = await store.lock(at);
    if (lock?.contendedSince === undefined || holder in lock.holders) return lock;
    const written = await store.change(lock, { out: [], in: [], watched: [], isCalm: false });
    if (written !== undefined) return written;
  }
}
