import type { CompiledFlow } from "../../compiler/index.ts";
import { type LocalSchedule, localMachineArn } from "../../local/index.ts";
import { plannedIn } from "./planned-in.ts";
import { readEnvironments } from "./read-environments.ts";

/** A schedule that fires on this machine, and whose it is. */
export interface DevSchedule extends LocalSchedule {
  readonly flow: string;
}

/** When the project's flows start on this machine: as they say it, or as the environment `local` has it instead. */
export async function localSchedules(
  directory: string,
  flows: readonly CompiledFlow[],
): Promise<readonly DevSchedule[]> {
  if (flows.every(({ schedules }) => schedules.length === 0)) return [];
  const environments = await readEnvironments(directory, "local");
  return flows.flatMap((flow) =>
    plannedIn(flow, environments?.["local"]).flatMap((planned, index) => {
      const { enabled, schedule, params, mark, catchUp } = planned;
      const name = planned.name ?? (index === 0 ? undefined : `${index + 1}`);
      const local: DevSchedule = {
        flow: flow.name,
        name: name === undefined ? flow.name : `${flow.name}.${name}`,
        target: localMachineArn(flow.name),
        ...{ schedule, catchUp, ...(params !== undefined && { params }) },
        ...(mark !== undefined && { mark }),
      };
      return enabled ? [local] : [];
    }),
  );
}
