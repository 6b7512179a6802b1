import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import type { Schedule, ScheduleTimes } from "../../schedules/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { readEnvironments } from "../connect/read-environments.ts";

/** A flow's schedules where it is to run. */
export interface SchedulesIn {
  readonly schedules: readonly Schedule[];
  /** Of the first of them, or the environment's own. */
  readonly timezone: string;
  /** That its schedules send there. */
  readonly params: object;
}

/** The flow's own schedules, or what an environment has instead; when they begin and end there says nothing of the past. */
export async function schedulesIn(
  { directory }: CompiledProject,
  flow: CompiledFlow,
  env = "local",
): Promise<SchedulesIn> {
  const all = (await readEnvironments(directory, env)) ?? {};
  const environment = Object.hasOwn(all, env) ? all[env] : undefined;
  const { times, params = {} } =
    environment === undefined ? ownTimes(flow) : await timesIn(flow, environment);
  const zoned = times.flatMap((each) => (each.kind === "rate" ? [] : [each.timezone]));
  return {
    schedules: times.map((each) => ({ times: each })),
    timezone: zoned[0] ?? environment?.timeZone ?? "UTC",
    params,
  };
}

interface Read {
  readonly times: readonly ScheduleTimes[];
  readonly params?: object;
}

function ownTimes({ schedules }: CompiledFlow): Read {
  return {
    times: schedules.map((each) =>
      each.kind === "rate" ? each : { ...each, timezone: each.timezone ?? "UTC" },
    ),
  };
}

/** Loaded where it is needed: it brings the CDK. */
async function timesIn(flow: CompiledFlow, environment: Environment): Promise<Read> {
  const { schedulesOf } = await import("../../constructs/index.ts");
  try {
    return schedulesOf(flow, environment);
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error), error);
  }
}
