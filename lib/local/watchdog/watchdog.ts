import { dueChecks, type Late, lateness } from "../../watchdog/index.ts";
import type { Clock } from "../clock/index.ts";
import type { HistoryStore } from "../history/index.ts";
import type { LocalDeadline } from "./local-deadline.ts";
import { runsFor } from "./runs-for.ts";
import { forgetTold, keepTold, wasTold } from "./told-check.ts";

export interface WatchdogPorts {
  readonly clock: Clock;
  readonly store: HistoryStore;
  tell(late: Late): void;
}

/**
 * Tells of scheduled runs that are late, as soon as a deadline has passed.
 *
 * 1. Each is told of at most once, however often the service is started again: that it was is kept before it is told.
 * 2. A deadline that passed while nothing ran is told of at the start, if it is younger than a day.
 * 3. Scheduled times from before a flow's schedules were there as they are now are not watched.
 */
export class Watchdog {
  readonly #ports: WatchdogPorts;
  /** Up to where each flow's deadlines were looked at. */
  readonly #past = new Map<string, number>();
  #disarm = (): void => {};

  constructor(ports: WatchdogPorts) {
    this.#ports = ports;
  }

  /** Takes over all deadlines as they are now. */
  declare(flows: readonly LocalDeadline[]): void {
    this.close();
    const { clock, store } = this.#ports;
    forgetTold(store.documents, new Date(clock.now() - KEPT_DAYS * DAY));
    if (flows.length > 0) this.#look(flows);
  }

  /** Tells nothing more. */
  close(): void {
    this.#disarm();
    this.#disarm = () => {};
  }

  #look(flows: readonly LocalDeadline[]): void {
    const { clock } = this.#ports;
    const now = clock.now();
    for (const flow of flows) for (const late of this.#lateOf(flow, now)) this.#tell(flow, late);
    const next = Math.min(...flows.map((flow) => nextDeadline(flow, now)));
    // A deadline's own instant is still in time.
    this.#disarm = clock.at(next + 1, () => this.#look(flows), { isIdle: true });
  }

  #lateOf(flow: LocalDeadline, now: number): readonly Late[] {
    const since = this.#sinceOf(flow, now);
    const from = Math.max(this.#past.get(flow.name) ?? 0, now - DAY);
    this.#past.set(flow.name, now);
    const runs = runsFor(this.#ports.store, flow.target);
    return dueChecks(flow, { from: new Date(from), to: new Date(now) })
      .filter(({ scheduledTime }) => scheduledTime.getTime() >= since)
      .flatMap((check) => lateness(check, runs(check.scheduledTime)) ?? []);
  }

  #tell({ target }: LocalDeadline, late: Late): void {
    const { store, tell } = this.#ports;
    const { documents } = store;
    if (wasTold(documents, late)) return;
    // That nobody has started it was told when it should have started.
    if (late.how === "not-started" && wasTold(documents, { ...late, what: "start" })) return;
    keepTold(documents, target, late);
    tell(late);
  }

  /** When a flow's schedules were first seen as they are. */
  #sinceOf({ name, schedules }: LocalDeadline, now: number): number {
    const { documents } = this.#ports.store;
    const times = JSON.stringify(schedules);
    const kept = documents.get("watched", name);
    if (isSeen(kept) && kept.times === times) return kept.since;
    documents.put("watched", name, { times, since: now } satisfies Seen);
    return now;
  }
}

interface Seen {
  /** What the schedules are, to see that they have changed. */
  readonly times: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

function isSeen(kept: object | undefined): kept is Seen {
  return kept !== undefined && "times" in kept && "since" in kept;
}

/** The next deadline within the hour, or the end of the hour. */
function nextDeadline(flow: LocalDeadline, now: number): number {
  const to = now + HOUR;
  const checks = dueChecks(flow, { from: new Date(now), to: new Date(to) });
  return Math.min(to, ...checks.map(({ deadline }) => deadline.getTime()));
}

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** So long `nagare runs` shows what was late. */
const KEPT_DAYS = 7;
