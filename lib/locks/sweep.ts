import { advance } from "./advance.ts";
import type { LostPlace } from "./items.ts";
import { executionOf } from "./names.ts";
import type { LockPorts } from "./ports.ts";
import { endOf } from "./run-states.ts";
import { takeBack } from "./take-back.ts";

/** Makes good what an event would have done that never came. One lock that fails keeps no other from it. */
export async function sweep(ports: LockPorts): Promise<void> {
  const { contended, lost } = await ports.store.open();
  const jobs = [
    ...contended.map((at) => async () => {
      await advance(ports, at, { suspects: "all" });
    }),
    () => lookAfter(ports, lost),
  ];
  const errors: unknown[] = [];
  for (const job of jobs) await job().catch((error: unknown) => errors.push(error));
  if (errors.length > 0)
    throw new AggregateError(errors, `not swept: ${errors.map(String).join("; ")}`);
}

/** A run whose place is lost may have been redriven. */
async function lookAfter(ports: LockPorts, lost: readonly LostPlace[]): Promise<void> {
  const byRun = Map.groupBy(lost, ({ holder }) => executionOf(holder));
  if (byRun.size === 0) return;
  const states = await ports.executions.statuses([...byRun.keys()]);
  for (const [execution, places] of byRun) {
    const state = states[execution];
    if (state === undefined || endOf(state) === "maybe redriven") continue;
    if (endOf(state) === "not yet")
      await takeBack(ports, execution, (await ports.store.ofRun(execution)).lost);
    else for (const place of places) await ports.store.found(place);
  }
}
