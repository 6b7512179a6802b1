import { type BackfillEvent, type BackfillItem, outcomeOf } from "../../operations/index.ts";
import { duration, problemOf } from "../../timeline/index.ts";
import { statusLine } from "../status-line.ts";
import { fitted, hasColor, painter } from "../terminal.ts";
import type { Ended } from "./counts.ts";
import type { WantedBackfill } from "./read-backfill.ts";
import { remainingTime } from "./remaining-time.ts";

/** What a user sees while a backfill runs: a line for each run that has ended, and below how it all stands. */
export interface Progress {
  /** A run's end is told once it stands among those that have ended. */
  tell(event: BackfillEvent): void;
  /** Draws again how it stands, as time passes. */
  refresh(): void;
  end(): void;
}

export function progressOf(
  { timeText, concurrency }: WantedBackfill,
  items: readonly BackfillItem[],
  ended: Ended,
): Progress {
  const line = statusLine(process.stdout);
  const paint = painter(hasColor(process.stdout));
  const running = new Map<BackfillItem, Date>();
  const all = items.filter(({ action }) => action !== "leave").length;
  const refresh = (): void => {
    const left = all - ended.size - running.size;
    const milliseconds = remainingTime({ ended, running, left, concurrency, now: Date.now() });
    const runs = [...ended.values()];
    const failed = runs.filter(({ status }) => outcomeOf(status) === "failed").length;
    const times = [...running.keys()].map(({ scheduledTime }) => timeText(scheduledTime));
    const words = [
      `${bar(ended.size / all)} ${ended.size}/${all}`,
      ...(failed === 0 ? [] : [`${failed} failed`]),
      ...(milliseconds === undefined ? [] : [`${about(milliseconds)} left`]),
      ...(times.length === 0 ? [] : [`now ${times.join(", ")}`]),
    ];
    line.show(words.join(" · "));
  };
  return {
    tell(event) {
      if (event.kind === "running") running.set(event.item, event.since);
      else {
        running.delete(event.item);
        const place = `${ended.size}/${all}`.padStart(`${all}/${all}`.length);
        const time = timeText(event.item.scheduledTime);
        const said = endLine(event, `${place} %s ${time}`, paint);
        line.print(said);
      }
      refresh();
    },
    refresh,
    end: () => line.clear(),
  };
}

/** `12/31 ✓ 2026-01-12 10:00 3.4s` */
function endLine(
  { run }: Extract<BackfillEvent, { readonly kind: "ended" }>,
  place: string,
  paint: ReturnType<typeof painter>,
): string {
  const took = duration((run.stopDate ?? run.startDate).getTime() - run.startDate.getTime());
  const { mark, style } = run.skipped === undefined ? MARKS[outcomeOf(run.status)] : SKIPPED;
  const why = run.skipped ?? failureOf(run);
  const start = place.replace("%s", paint(style, mark));
  if (why === "") return `${start} ${paint("dim", took)}`;
  const room = (process.stdout.columns ?? 200) - place.length - took.length - 3;
  return `${start} ${paint("dim", took)} ${paint(style, fitted(why, room))}`;
}

const SKIPPED = { mark: "-", style: "yellow" } as const;

const MARKS = {
  succeeded: { mark: "✓", style: "green" },
  failed: { mark: "✗", style: "red" },
  running: { mark: "…", style: "cyan" },
} as const satisfies Record<ReturnType<typeof outcomeOf>, object>;

/** Why a run did not succeed, on one line; empty where it did. */
export function failureOf(run: {
  readonly status: Parameters<typeof outcomeOf>[0];
  readonly error?: string;
  readonly cause?: string;
}): string {
  if (outcomeOf(run.status) !== "failed") return "";
  const said = run.status.toLowerCase().replace("_", " ");
  return run.error === undefined ? said : problemOf(run.error, run.cause);
}

const WIDTH = 10;

function bar(part: number): string {
  const full = Math.floor(part * WIDTH);
  return "█".repeat(full) + "░".repeat(WIDTH - full);
}

/** Nobody knows it to the second. */
function about(milliseconds: number): string {
  if (milliseconds < 60_000) return `${Math.ceil(milliseconds / 1000)}s`;
  if (milliseconds < 3_600_000) return `${Math.ceil(milliseconds / 60_000)}m`;
  return duration(milliseconds);
}
