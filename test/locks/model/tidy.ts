import type { Call } from "./calls.ts";
import type { World } from "./world.ts";

/** Leaves out what can't matter any more: a run that has succeeded, of which no call speaks. */
export function tidy(world: World, calls: readonly Call[]): void {
  world.lost.sort((a, b) => (a.holder < b.holder ? -1 : 1));
  for (const [index, run] of world.runs.entries()) {
    if (run.status !== "SUCCEEDED" || calls.some((call) => concerns(call, index))) continue;
    world.runs[index] = { ...run, redrives: 0, tries: 0, fence: 0, isRogue: false };
    for (const [holder, item] of Object.entries(world.line))
      if (holder.split(" ")[0] === `r${index}` && !item.inLine) delete world.line[holder];
  }
  world.line = Object.fromEntries(Object.entries(world.line).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (world.lock !== null)
    world.lock.holders = Object.fromEntries(
      Object.entries(world.lock.holders).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
}

function concerns(call: Call, run: number): boolean {
  if ("run" in call) return call.run === run;
  return call.kind === "event" && call.event.execution === `r${run}`;
}
