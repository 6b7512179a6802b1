import type { Place } from "../place.ts";
import type { Asked } from "./asked.ts";
import type { HeldLock } from "./flow-locks.ts";

/** Notes that the lock is asked for here; it is held inside. */
export function recorded({ lock, node, key, around }: Asked, place: Place): HeldLock {
  const span = place.flow.project.spanOf(node);
  const { label: _, key: __, ...declared } = lock;
  const compiled = { ...declared, isKeyed: key !== undefined, around, span } as const;
  place.flow.locks.ask(compiled, place.held);
  return { lock: lock.lock, span };
}
