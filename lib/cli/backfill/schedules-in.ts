import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import type { Schedule } from "../../schedules/index.ts";
import { plannedIn } from "../connect/planned-in.ts";
import { readEnvironments } from "../connect/read-environments.ts";

/** A flow's schedules where it is to run. */
export interface SchedulesIn {
  readonly schedules: readonly PastSchedule[];
  /** Of the first of them, or the environment's own. */
  readonly timezone: string;
}

/** A schedule without when it begins and ends, which says nothing of the past. */
export interface PastSchedule {
  readonly schedule: Schedule;
  /** That it sends. */
  readonly params: object;
}

/** The flow's own schedules, or what an environment has instead, whether they are on or off. */
export async function schedulesIn(
  { directory }: CompiledProject,
  flow: CompiledFlow,
  env = "local",
): Promise<SchedulesIn> {
  const all = (await readEnvironments(directory, env)) ?? {};
  const environment = Object.hasOwn(all, env) ? all[env] : undefined;
  const planned = plannedIn(flow, environment ?? {});
  const zoned = planned.flatMap(({ schedule: { times } }) =>
    times.kind === "rate" ? [] : [times.timezone],
  );
  return {
    schedules: planned.map(({ schedule: { start: _, end: __, ...schedule }, params = {} }) => ({
      schedule,
      params,
    })),
    timezone: zoned[0] ?? environment?.timeZone ?? "UTC",
  };
}
