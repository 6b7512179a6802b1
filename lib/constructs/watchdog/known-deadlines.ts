import type { KnownDeadlines } from "../../../lambda/watchdog/bundle.ts";
import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { plannedSchedules } from "../../schedules/index.ts";
import { watchedSchedules } from "../../watchdog/index.ts";
import type { ResourceNames } from "../resource-names.ts";

/** The flows whose scheduled runs have a deadline, with the schedules that are on in an environment. */
export function knownDeadlines(
  { flows }: Pick<CompiledProject, "flows">,
  environment: Environment,
  { environment: name, stateMachine }: Pick<ResourceNames, "environment" | "stateMachine">,
): KnownDeadlines {
  const known = flows
    .map((flow) => ({
      ...{ name: flow.name, machine: stateMachine(flow.name) },
      place: `${flow.span.file}:${flow.span.line}`,
      schedules: watchedSchedules(plannedSchedules(flow, environment)),
      ...(flow.startBy && { startBy: flow.startBy }),
      ...(flow.finishBy && { finishBy: flow.finishBy }),
    }))
    .filter(({ startBy, finishBy }) => startBy !== undefined || finishBy !== undefined)
    .filter(({ schedules }) => schedules.length > 0);
  return { environment: name, flows: known };
}
