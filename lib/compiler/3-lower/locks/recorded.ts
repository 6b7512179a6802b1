import { type Place, refuse } from "../place.ts";
import type { Asked } from "./asked.ts";
import type { HeldLock } from "./flow-locks.ts";
import { lockName } from "./lock-name.ts";

/** Notes that the lock is asked for here; it is held inside. */
export function recorded({ lock, node, key, around }: Asked, place: Place): HeldLock {
  const span = place.flow.project.spanOf(node);
  const { label: _, key: __, ...declared } = lock;
  const compiled = { ...declared, isKeyed: key !== undefined, around, span } as const;
  place.flow.locks.ask(compiled, place.held);
  const flow = place.flow.name;
  if (place.flow.type === "express")
    refuse(place, "NG2701", node, { flow, lock: lockName(lock.lock) });
  return { lock: lock.lock, span };
}
