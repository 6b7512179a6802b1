import { holderId, type Setting, type World } from "./world.ts";

/** What must hold in every world; what is wrong, otherwise. */
export function wrongIn(world: World, setting: Setting): string | undefined {
  const holders = world.lock?.holders ?? {};
  const working = world.runs.flatMap((run, index) =>
    run.status === "RUNNING" && run.at === "work" ? [{ ...run, index }] : [],
  );
  const without = working.filter(
    ({ index, isRogue }) => !isRogue && !(holderId(index, setting) in holders),
  );
  const [first] = without;
  if (first !== undefined) return `r${first.index} works and holds nothing`;
  const inTurn = working.filter(({ index }) => holderId(index, setting) in holders);
  const most = Math.max(...setting.limits);
  if (inTurn.length > most) return `${inTurn.length} runs work, and the limit is ${most}`;
  return world.rest.isFenceLow ? "a fence was told that is no higher than the last" : undefined;
}

/** What must hold where nothing happens by itself any more: nobody waits in vain. */
export function wrongAtRest(world: World, setting: Setting): string | undefined {
  const alive = Object.keys(world.lock?.holders ?? {}).filter((holder) =>
    world.runs.some(
      ({ status }, index) => status === "RUNNING" && holderId(index, setting) === holder,
    ),
  );
  const isFree = alive.length < Math.min(...setting.limits);
  const giving = world.runs.findIndex(
    ({ at, status }) => status === "RUNNING" && at === "giving back",
  );
  if (giving >= 0) return `r${giving} gives back for ever`;
  const index = world.runs.findIndex(({ at, status }) => status === "RUNNING" && at === "waiting");
  if (index < 0) return undefined;
  if (isFree) return `r${index} waits though a place is free`;
  const waiting = waitingIn(world, setting);
  const placed = waiting.find((holder) => alive.includes(holder));
  if (placed !== undefined) return `${placed} has its place and isn't told`;
  const lost = waiting.find((holder) => !world.line[holder]?.inLine);
  return lost === undefined ? undefined : `${lost} waits and isn't in line`;
}

function waitingIn({ runs }: World, setting: Setting): readonly string[] {
  return runs.flatMap(({ status, at }, index) =>
    status === "RUNNING" && at === "waiting" ? [holderId(index, setting)] : [],
  );
}

/** And after a sweep: no run goes on for long without the place that it lost. */
export function wrongAfterSweep(world: World, setting: Setting): string | undefined {
  const rogue = world.runs.findIndex(
    ({ status, at, isRogue }, index) =>
      status === "RUNNING" &&
      at === "work" &&
      isRogue &&
      !(holderId(index, setting) in (world.lock?.holders ?? {})),
  );
  return rogue < 0 ? wrongAtRest(world, setting) : `r${rogue} goes on without its place`;
}
