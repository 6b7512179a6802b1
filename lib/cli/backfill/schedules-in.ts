import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import type { Schedule } from "../../schedules/index.ts";

/** A flow's schedules where it is to run. */
export interface SchedulesIn {
  readonly schedules: readonly Schedule[];
  /** Of the first of them. */
  readonly timezone: string;
  /** That its schedules send there. */
  readonly params: object;
}

/** The flow's own schedules, or what an environment has instead. */
export async function schedulesIn(
  _project: CompiledProject,
  flow: CompiledFlow,
  _env: string | undefined,
): Promise<SchedulesIn> {
  const schedules = flow.schedules.map((each): Schedule => {
    return each.kind === "rate"
      ? { times: each }
      : { times: { ...each, timezone: each.timezone ?? "UTC" } };
  });
  const zoned = schedules.flatMap(({ times }) => (times.kind === "rate" ? [] : [times.timezone]));
  return { schedules, timezone: zoned[0] ?? "UTC", params: {} };
}
