import type { CompiledFlow } from "../../compiler/index.ts";
import { type LocalDeadline, localMachineArn } from "../../local/index.ts";
import { watchedSchedules } from "../../watchdog/index.ts";
import { plannedIn } from "./planned-in.ts";
import { readEnvironments } from "./read-environments.ts";

/** When runs of the project's flows must have started or succeeded on this machine, by the schedules that are on there. */
export async function localDeadlines(
  directory: string,
  flows: readonly CompiledFlow[],
): Promise<readonly LocalDeadline[]> {
  const watched = flows.filter(({ startBy, finishBy }) => startBy ?? finishBy);
  if (watched.length === 0) return [];
  const environments = await readEnvironments(directory, "local");
  return watched.map((flow) => ({
    ...{ name: flow.name, target: localMachineArn(flow.name) },
    schedules: watchedSchedules(plannedIn(flow, environments?.["local"])),
    ...(flow.startBy && { startBy: flow.startBy }),
    ...(flow.finishBy && { finishBy: flow.finishBy }),
  }));
}
