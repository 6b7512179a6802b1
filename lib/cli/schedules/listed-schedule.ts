import type { CompiledFlow } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import {
  asFired,
  type Deadline,
  isTimeZone,
  nextTimes,
  type PlannedSchedule,
  scheduleExpression,
  unknownDays,
} from "../../schedules/index.ts";
import { plannedIn } from "../connect/planned-in.ts";

/** One schedule of one flow, and when it fires next. */
export interface ListedSchedule {
  readonly flow: string;
  /** When the run of a time must have started, and succeeded. */
  readonly startBy?: Deadline;
  readonly finishBy?: Deadline;
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
  flow: Pick<CompiledFlow, "name" | "schedules" | "startBy" | "finishBy">,
  environment: Environment,
  { after, count }: { readonly after: Date; readonly count: number },
): readonly ListedSchedule[] {
  const { startBy, finishBy } = flow;
  const own = { flow: flow.name, ...(startBy && { startBy }), ...(finishBy && { finishBy }) };
  return plannedIn(flow, environment).map((planned) => {
    const said = expressionOf(planned);
    if (said.kind === "refused") return { ...own, planned, problem: said.reason, next: [] };
    const problem = unknownDays(flow.name, planned);
    if (problem !== undefined) return { ...own, planned, problem, next: [] };
    const next = planned.enabled ? nextTimes(planned.schedule, after, count) : [];
    return { ...own, planned, expression: said.expression, next };
  });
}

function expressionOf({ schedule }: PlannedSchedule) {
  const { times } = asFired(schedule);
  if (times.kind === "rate" || isTimeZone(times.timezone)) return scheduleExpression(times);
  return { kind: "refused", reason: `"${times.timezone}" is no time zone` } as const;
}
