import type { LineItem, Run, Setting, World } from "./world.ts";

/** The same things look the same, and what can't matter any more is left out. */
export function tidy(world: Partial<World>, { limits }: Setting): void {
  const isExclusive = Math.max(...limits) === 1;
  world.lost?.sort((a, b) => (a.holder < b.holder ? -1 : 1));
  if (world.runs) world.runs = world.runs.map(tidyRun);
  if (world.line)
    world.line = sorted(
      Object.fromEntries(Object.entries(world.line).map(([name, item]) => [name, tidyItem(item)])),
    );
  if (world.rest && !isExclusive) Object.assign(world.rest, { toldFence: 0, isFenceLow: false });
  if (!world.lock) return;
  world.lock = {
    ...world.lock,
    holders: sorted(world.lock.holders),
    ...{ version: 1, arrivals: 1 },
    ...(!isExclusive && { fence: 0 }),
  };
}

function tidyRun(run: Run): Run {
  return run.status === "SUCCEEDED" ? { ...run, redrives: 0, tries: 0, isRogue: false } : run;
}

/** Of who has left the line only a later call for the same is compared. */
function tidyItem(item: LineItem): LineItem {
  return item.inLine ? item : { ...item, token: "", order: "" };
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
