import type { CompiledFlow } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import {
  isTimeZone,
  nextTimes,
  type PlannedSchedule,
  plannedSchedules,
  scheduleExpression,
} from "../../schedules/index.ts";

/** One schedule of one flow, and when it fires next. */
export interface ListedSchedule {
  readonly flow: string;
  readonly planned: PlannedSchedule;
  /** Its expression on AWS; undefined where AWS can't say it. */
  readonly expression?: string;
  /** Why it never fires as it is. */
  readonly problem?: string;
  /** None when it is off, and for a rate that nobody knows the start of. */
  readonly next: readonly Date[];
}

/** @param count of next times */
export function listedSchedules(
  flow: Pick<CompiledFlow, "name" | "schedules">,
  environment: Environment,
  { after, count }: { readonly after: Date; readonly count: number },
): readonly ListedSchedule[] {
  return plannedSchedules(flow, environment).map((planned) => {
    const said = expressionOf(planned);
    if (said.kind === "refused")
      return { flow: flow.name, planned, problem: said.reason, next: [] };
    const next = planned.enabled ? nextTimes(planned.schedule, after, count) : [];
    return { flow: flow.name, planned, expression: said.expression, next };
  });
}

function expressionOf({ schedule: { times } }: PlannedSchedule) {
  if (times.kind === "rate" || isTimeZone(times.timezone)) return scheduleExpression(times);
  return { kind: "refused", reason: `"${times.timezone}" is no time zone` } as const;
}
