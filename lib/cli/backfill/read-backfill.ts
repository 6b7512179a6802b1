import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import type { BackfillMode, BackfillTime } from "../../operations/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { flowNamed } from "../project.ts";
import { readInput } from "../run/read-input.ts";
import { backfillTimes } from "./backfill-times.ts";
import { type DateRange, readRange, readZone } from "./read-range.ts";
import { type PastSchedule, schedulesIn } from "./schedules-in.ts";
import { type TimeText, timeTextOf } from "./time-text.ts";

/** As the command line gives them. */
export interface BackfillOptions {
  readonly from: string;
  readonly to: string;
  readonly concurrency: number;
  readonly order: "asc" | "desc";
  readonly every?: "day" | "schedule";
  readonly zone?: string;
  readonly onlyMissing?: boolean;
  readonly onlyFailed?: boolean;
  readonly label?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly input?: string;
  readonly env?: string;
  readonly skipTime?: boolean;
  readonly allowAws?: boolean;
  readonly json?: boolean;
}

/** A backfill before anyone has looked at what has run. */
export interface WantedBackfill {
  readonly flow: CompiledFlow;
  /** In the order in which they are to run. */
  readonly times: readonly BackfillTime[];
  /** Planned times that are yet to come: left out. */
  readonly ahead: number;
  readonly every: "day" | "schedule";
  readonly timezone: string;
  readonly range: DateRange;
  readonly mode: BackfillMode;
  readonly concurrency: number;
  readonly label?: string;
  readonly timeText: TimeText;
}

/** What a backfill is to do, or what is wrong with it. */
export async function readBackfill(
  project: CompiledProject,
  name: string,
  options: BackfillOptions,
  flags: readonly string[],
): Promise<WantedBackfill> {
  const flow = flowNamed(project, name);
  checkType(flow);
  const own = await schedulesIn(project, flow, options.env);
  const given = options.input === undefined ? {} : { input: options.input };
  const params = readInput(flow, given, flags);
  const every = everyOf(flow, own.schedules, options);
  const timezone = readZone(options.zone ?? own.timezone);
  const range = readRange(options.from, options.to, timezone);
  const all = backfillTimes({
    ...{ flow: name, schedules: own.schedules, every, timezone, range, params },
  });
  const past = all.filter(({ scheduledTime }) => scheduledTime.getTime() <= Date.now());
  checkTimes(name, options, all, past);
  return {
    ...{ flow, every, timezone, range, concurrency: options.concurrency },
    times: options.order === "desc" ? past.toReversed() : past,
    ahead: all.length - past.length,
    mode: modeOf(options),
    timeText: timeTextOf(timezone, every),
    ...(options.label !== undefined && { label: options.label }),
  };
}

function checkType({ name, type }: CompiledFlow): void {
  if (type === "express")
    throw wrongUsage(
      `${name} is an express flow: Step Functions keeps no list of its runs and starts a name twice, so that nothing would keep a day from running twice. Make it a standard flow to backfill it`,
    );
}

function everyOf(
  { name }: CompiledFlow,
  schedules: readonly PastSchedule[],
  { every }: BackfillOptions,
): "day" | "schedule" {
  if (every === "schedule" && schedules.length === 0)
    throw wrongUsage(`${name} has no schedule; leave --every out for a run each day`);
  return every ?? (schedules.length === 0 ? "day" : "schedule");
}

function checkTimes(
  name: string,
  { from, to }: BackfillOptions,
  all: readonly BackfillTime[],
  past: readonly BackfillTime[],
): void {
  if (all.length === 0)
    throw wrongUsage(
      `the schedule of ${name} has no time from ${from} to ${to}; --every day runs it each day`,
    );
  if (past.length === 0) throw wrongUsage(`from ${from} to ${to} lies ahead: nothing to backfill`);
}

function modeOf({ onlyMissing = false, onlyFailed = false }: BackfillOptions): BackfillMode {
  if (onlyMissing) return "only-missing";
  return onlyFailed ? "only-failed" : "all";
}
