import type { JsonObject } from "../../asl/index.ts";
import {
  asFired,
  canonicalText,
  namingParams,
  nextTimes,
  runName,
  type Schedule,
  scheduleTimes,
} from "../../schedules/index.ts";
import type { Clock } from "../clock/index.ts";
import type { Delivery, HistoryStore } from "../history/index.ts";

/** A schedule whose target is a state machine. */
export interface LocalSchedule {
  /** Of one schedule in the project: `report`, `report.morning`. */
  readonly name: string;
  /** ARN of the state machine that it starts. */
  readonly target: string;
  readonly schedule: Schedule;
  readonly params?: JsonObject;
  /** What its starts say as `nagare.only`: they come on holidays too, as on AWS, and the definition skips them. */
  readonly mark?: string;
  readonly catchUp: "skip" | "latest";
}

export interface SchedulerPorts {
  readonly clock: Clock;
  readonly store: HistoryStore;
  /** Keeps starts before it tries them. */
  keep(deliveries: readonly Delivery[]): void;
}

/**
 * EventBridge Scheduler, as far as it starts flows.
 *
 * 1. A planned time is started at most once, however often the service is started again: the execution is named after it.
 * 2. What was planned while the service ran is started, also when it is killed on the way: a start is kept before the schedule is said to be past it.
 * 3. What was planned while nothing ran (or the machine slept) is `catchUp`'s to say.
 * 4. A schedule that is new, or has other times now, fires from now on; a rate without a start counts from there.
 */
export class Scheduler {
  readonly #ports: SchedulerPorts;
  #disarm: readonly (() => void)[] = [];

  constructor(ports: SchedulerPorts) {
    this.#ports = ports;
  }

  /** Takes over all schedules as they are now. */
  declare(schedules: readonly LocalSchedule[]): void {
    this.close();
    const timers = schedules.map((each) => this.#follow(each));
    this.#disarm = timers;
  }

  /** Fires nothing more. */
  close(): void {
    for (const disarm of this.#disarm) disarm();
  }

  #follow(local: LocalSchedule): () => void {
    let disarm = () => {};
    const arm = (): void => {
      const { since, past } = this.#fire(local);
      const [next] = nextTimes(firedBy(local), new Date(past), 1, new Date(since));
      if (next !== undefined) disarm = this.#ports.clock.at(next.getTime(), arm, { isIdle: true });
    };
    arm();
    return () => disarm();
  }

  /** Starts what is due, and says how far the schedule has come. */
  #fire(local: LocalSchedule): Progress {
    const now = this.#ports.clock.now();
    const before = this.#progressOf(local, now);
    const due = dueTimes(local, before, now);
    this.#ports.keep(due.map((time) => deliveryOf(local, time)));
    // A clock that was set back fires times again; their executions are there already.
    const progress = { ...before, past: now };
    this.#ports.store.documents.put("schedule", local.name, progress);
    return progress;
  }

  #progressOf({ name, schedule }: LocalSchedule, now: number): Progress {
    const kept = this.#ports.store.documents.get("schedule", name);
    const times = JSON.stringify([schedule.times, schedule.start, schedule.end]);
    return isProgress(kept) && kept.times === times ? kept : { times, since: now, past: now };
  }
}

/** How far a schedule has come, in milliseconds since 1970. */
interface Progress {
  /** What it is, to see that it has changed. */
  readonly times: string;
  /** It was seen first. */
  readonly since: number;
  /** All its times up to here are dealt with. */
  readonly past: number;
}

function isProgress(kept: object | undefined): kept is Progress {
  return kept !== undefined && "past" in kept && typeof kept.past === "number" && "since" in kept;
}

/** Without a mark nobody would skip a start on a holiday: there is none. */
function firedBy({ schedule, mark }: Pick<LocalSchedule, "schedule" | "mark">): Schedule {
  return mark === undefined ? schedule : asFired(schedule);
}

/** Scheduler's own precision: a start comes somewhere within its minute. */
const LATE_MILLISECONDS = 60_000;

/** Those of the last minute, and of the missed ones what `catchUp` says. */
function dueTimes(
  { schedule, mark, catchUp }: LocalSchedule,
  { since, past }: Progress,
  now: number,
): readonly Date[] {
  const anchor = new Date(since);
  const timely = Math.max(past + 1, now - LATE_MILLISECONDS);
  const to = new Date(now + 1);
  const fired = firedBy({ schedule, ...(mark !== undefined && { mark }) });
  const due = [...scheduleTimes(fired, { from: new Date(timely), to, anchor })];
  if (catchUp === "skip" || due.length > 0) return due;
  let latest: Date | undefined;
  const missed = { from: new Date(past + 1), to: new Date(timely), anchor };
  for (const time of scheduleTimes(schedule, missed)) latest = time;
  return latest === undefined ? [] : [latest];
}

function deliveryOf({ name, target, params = {}, mark }: LocalSchedule, time: Date): Delivery {
  const scheduledTime = `${time.toISOString().slice(0, 19)}Z`;
  return {
    id: runName("schedule", { scheduledTime: time, params: namingParams(params, mark) }),
    rule: `the schedule ${name}`,
    target,
    input: canonicalText({
      ...params,
      nagare: { scheduledTime, ...(mark !== undefined && { only: mark }) },
    }),
    at: time.getTime(),
  };
}
