import type { JsonObject } from "../../asl/index.ts";
import type { CompiledFlow } from "../../compiler/index.ts";
import type { Environment, Schedule, ScheduleSettings } from "../../flow/index.ts";
import type { ScheduleTimes } from "../../schedules/index.ts";
import { ConfigurationError } from "../configuration-error.ts";
import { durationSeconds } from "./duration-seconds.ts";

/** A flow's schedules in one environment. */
export interface EnvironmentSchedules {
  readonly enabled: boolean;
  readonly times: readonly ScheduleTimes[];
  readonly params?: JsonObject;
  readonly windowMinutes?: number;
  readonly start?: Date;
  readonly end?: Date;
}

/** The flow's own schedules, on or off, or what the environment has instead. */
export function schedulesOf(flow: CompiledFlow, environment: Environment): EnvironmentSchedules {
  const zone = environment.timeZone ?? "UTC";
  const settings = scheduleSettingsOf(flow.name, environment);
  const own = flow.schedules.map((each) => withZone(each, zone));
  if (settings === "on" || settings === "off") return { enabled: settings === "on", times: own };
  const { times, params, window, start, end } = settings;
  const instead = times && listOf(times).map((each) => timesOf(each, flow.name, zone));
  const seconds = window && durationSeconds(window);
  return {
    enabled: true,
    times: instead ?? own,
    ...(params && { params: parsed(params) }),
    ...(seconds !== undefined && { windowMinutes: seconds / 60 }),
    ...(start !== undefined && { start: new Date(start) }),
    ...(end !== undefined && { end: new Date(end) }),
  };
}

/** What an environment says of one flow's schedules, in the one form that has all of it. */
export function scheduleSettingsOf(
  flow: string,
  { schedules = "on" }: Environment,
): "on" | "off" | ScheduleSettings {
  const own = typeof schedules === "string" ? schedules : (schedules[flow] ?? "on");
  if (own === "on" || own === "off") return own;
  return isTimes(own) ? { times: own } : own;
}

type Times = Schedule | readonly Schedule[];

function isTimes(own: Times | ScheduleSettings): own is Times {
  return Array.isArray(own) || "kind" in own;
}

export function listOf(times: Times): readonly Schedule[] {
  return "kind" in times ? [times] : times;
}

/** As it is sent: an environment is code, and its params may hold more than JSON. */
function parsed(params: object): JsonObject {
  return JSON.parse(JSON.stringify(params));
}

function timesOf(schedule: Schedule, flow: string, zone: string): ScheduleTimes {
  if (schedule.kind === "cron") return withZone(schedule, zone);
  const everySeconds = durationSeconds(schedule.every);
  if (everySeconds !== undefined) return { kind: "rate", everySeconds };
  throw new ConfigurationError(
    `flows/environments.ts: the rate of ${flow}, "${schedule.every}", is no duration; write "5m", "2h" or "7d"`,
  );
}

type WithoutZone =
  | { readonly kind: "cron"; readonly expression: string; readonly timezone?: string }
  | { readonly kind: "rate"; readonly everySeconds: number };

function withZone(times: WithoutZone, zone: string): ScheduleTimes {
  return times.kind === "cron" ? { ...times, timezone: times.timezone ?? zone } : times;
}
