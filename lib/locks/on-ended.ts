import { advance } from "./advance.ts";
import type { LockKey } from "./items.ts";
import { lockPk } from "./names.ts";
import type { LockPorts } from "./ports.ts";
import type { StatusEvent } from "./run-states.ts";
import { takeBack } from "./take-back.ts";

/** A run has ended, or goes on after a redrive. The event may be late: of anything but a success it is asked whether it is true still. */
export async function onEnded(ports: LockPorts, event: StatusEvent): Promise<void> {
  await REACTIONS[event.status](ports, event);
}

type Reaction = (ports: LockPorts, event: StatusEvent) => Promise<void>;

const REACTIONS: Readonly<Record<StatusEvent["status"], Reaction>> = {
  SUCCEEDED: giveBackAll,
  FAILED: makePlace,
  TIMED_OUT: makePlace,
  ABORTED: makePlace,
  RUNNING: goOn,
  PENDING_REDRIVE: async () => {},
};

/** A task or a block has given back itself what it held, so that the flow's own lock is all that nobody watches. */
async function giveBackAll(ports: LockPorts, event: StatusEvent): Promise<void> {
  const { store, executions } = ports;
  const { execution } = event;
  const of = await store.ofRun(execution);
  const watched = new Set(of.watched.map(lockPk));
  for (const at of await executions.firstLocks(execution))
    if (!watched.has(lockPk(at)) && !(await store.giveBack(at, execution)))
      await hasEnded(ports, at, event);
  for (const at of of.watched) await hasEnded(ports, at, event);
  await store.forget(execution, of);
}

/** Where nobody waits a failed run keeps its place, and nobody watches it. */
async function makePlace(ports: LockPorts, event: StatusEvent): Promise<void> {
  const { watched } = await ports.store.ofRun(event.execution);
  for (const at of watched) await hasEnded(ports, at, event);
}

async function hasEnded(ports: LockPorts, at: LockKey, event: StatusEvent): Promise<void> {
  await advance(ports, at, { suspects: [event.execution], event });
}

async function goOn(ports: LockPorts, { execution, redriveCount }: StatusEvent): Promise<void> {
  if (redriveCount === 0) return;
  const { lost } = await ports.store.ofRun(execution);
  await takeBack(ports, execution, lost);
}
