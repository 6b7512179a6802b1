import { advance } from "./advance.ts";
import type { LockPorts } from "./ports.ts";
import type { ReleaseRequest } from "./writes.ts";

/** Gives a place back that others wait for, or gives up a wait: whatever came first. */
export async function release(ports: LockPorts, request: ReleaseRequest): Promise<void> {
  await ports.store.leave(request, request.holder);
  const lock = await ports.store.remove(request, request.holder);
  await advance(ports, request, { lock });
}
