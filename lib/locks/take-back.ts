import type { LockKey, LostPlace } from "./items.ts";
import { executionOf, lockPk, lockText } from "./names.ts";
import type { LockPorts } from "./ports.ts";
import { LOCK_LOST } from "./writes.ts";

/** A run was redriven without us, and goes on without the places that it lost: it takes them again, or is stopped. */
export async function takeBack(
  ports: LockPorts,
  execution: string,
  lost: readonly LostPlace[],
): Promise<void> {
  const { store, executions } = ports;
  for (const place of lost) {
    if (await takeAgain(ports, place)) continue;
    const holders = await holdersOf(ports, place);
    await executions.stop(execution, LOCK_LOST, causeOf(place, holders));
    // For as long again as it can be redriven from now.
    await store.lose([place]);
    return;
  }
}

/** What a run has before it is redriven: all of its places, or none of those that it lost. */
export type Retaken =
  | { readonly kind: "held" }
  | { readonly kind: "taken"; readonly by: readonly TakenPlace[] };

export interface TakenPlace extends LockKey {
  /** Ids of those who hold it. */
  readonly holders: readonly string[];
}

/** To be called before a run is redriven: takes the places again that it lost while it had failed, or says who has them. */
export async function retakeLost(ports: LockPorts, execution: string): Promise<Retaken> {
  const { store, executions } = ports;
  const of = await store.ofRun(execution);
  const keys = [...of.lost, ...of.watched, ...(await executions.allLocks(execution))];
  for (const at of new Map(keys.map((at) => [lockPk(at), at])).values())
    await keepAll(ports, at, execution);
  // Once more: what was kept can't be lost from now on, and what was lost until then is written down.
  const { lost } = await store.ofRun(execution);
  const by: TakenPlace[] = [];
  for (const place of lost)
    if (!(await takeAgain(ports, place))) by.push(await takenPlace(ports, place));
  return by.length > 0 ? { kind: "taken", by } : { kind: "held" };
}

/** For how long a failed run keeps its place although another wants it: a redrive is on its way. */
const KEEP_MILLIS = 60_000;

async function keepAll({ store, now }: LockPorts, at: LockKey, execution: string): Promise<void> {
  const lock = await store.lock(at);
  for (const [holder, { since }] of Object.entries(lock?.holders ?? {}))
    if (executionOf(holder) === execution)
      await store.keep(at, holder, { since, keptUntil: now() + KEEP_MILLIS });
}

/** Also true of a run that got its place after it had ended: it waits again. */
async function takeAgain({ store, executions, now }: LockPorts, lost: LostPlace): Promise<boolean> {
  if (!(await executions.wasTold(lost.holder))) {
    await store.found(lost);
    return true;
  }
  const place = { since: new Date(now()).toISOString(), keptUntil: now() + KEEP_MILLIS };
  const isTaken = await store.takeAgain(lost, lost.holder, lost.limit, place);
  if (isTaken) await store.found(lost);
  return isTaken;
}

async function takenPlace(
  ports: LockPorts,
  { lock, key, ...place }: LostPlace,
): Promise<TakenPlace> {
  return { lock, key, holders: await holdersOf(ports, { lock, key, ...place }) };
}

async function holdersOf({ store }: LockPorts, at: LockKey): Promise<readonly string[]> {
  return Object.keys((await store.lock(at))?.holders ?? {});
}

function causeOf(lock: LockKey, holders: readonly string[]): string {
  const now = holders.length > 0 ? `held by ${holders.join(", ")}` : "wanted by others";
  return `It was redriven without its place in ${lockText(lock)}, which is ${now} now. \`nagare redrive\` takes the place again first.`;
}
