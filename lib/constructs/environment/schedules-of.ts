import type { CompiledFlow } from "../../compiler/index.ts";
import type { Environment, Schedule } from "../../flow/index.ts";
import { ConfigurationError } from "../configuration-error.ts";
import type { ScheduleTimes } from "../schedule-expression.ts";
import { durationSeconds } from "./duration-seconds.ts";

/** A flow's schedules in one environment. */
export interface EnvironmentSchedules {
  readonly enabled: boolean;
  readonly times: readonly ScheduleTimes[];
}

/** The flow's own schedules, on or off, or the times that the environment has instead. */
export function schedulesOf(flow: CompiledFlow, environment: Environment): EnvironmentSchedules {
  const { schedules = "on" } = environment;
  if (typeof schedules === "string") {
    return { enabled: schedules === "on", times: flow.schedules };
  }
  const own = schedules[flow.name] ?? "on";
  if (own === "on" || own === "off") return { enabled: own === "on", times: flow.schedules };
  const instead: readonly Schedule[] = "kind" in own ? [own] : own;
  return { enabled: true, times: instead.map((schedule) => timesOf(schedule, flow.name)) };
}

function timesOf(schedule: Schedule, flow: string): ScheduleTimes {
  if (schedule.kind === "cron") return schedule;
  const everySeconds = durationSeconds(schedule.every);
  if (everySeconds !== undefined) return { kind: "rate", everySeconds };
  throw new ConfigurationError(
    `flows/environments.ts: the rate of ${flow}, "${schedule.every}", is no duration; write "5m", "2h" or "7d"`,
  );
}
