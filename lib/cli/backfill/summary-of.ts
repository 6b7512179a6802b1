import type { BackfillItem, RunDescription } from "../../operations/index.ts";
import { duration } from "../../timeline/index.ts";
import { runLabel } from "../run/choose-run.ts";
import { onEnvironment } from "../run/next-steps.ts";
import { fitted, type painter } from "../terminal.ts";
import { type Counts, countWords } from "./counts.ts";
import { failureOf } from "./progress-of.ts";
import type { TimeText } from "./time-text.ts";

export interface Summary {
  readonly counts: Counts;
  /** Absent where there was nothing to run. */
  readonly milliseconds?: number;
  /** The runs that failed, now or before. */
  readonly failed: readonly (readonly [BackfillItem, RunDescription])[];
  readonly timeText: TimeText;
  readonly env: string | undefined;
  /** This command, to type it again. */
  readonly command: string;
}

/** How many failures are told of one by one. */
const MOST_TOLD = 10;

/** How a backfill has ended, and what to type about what failed. */
export function summaryOf(
  { counts, milliseconds, failed, timeText, env, command }: Summary,
  paint: ReturnType<typeof painter>,
): readonly string[] {
  const words = countWords(counts).join(", ");
  const style = counts.failed > 0 ? "red" : "green";
  const told = failed.slice(0, MOST_TOLD).flatMap(([item, run]) => {
    const time = timeText(item.scheduledTime);
    const room = (process.stdout.columns ?? 200) - time.length - 4;
    const doing = run.isRedrivable ? "redrive" : "show";
    return [
      `${paint("red", "✗")} ${time}  ${fitted(failureOf(run), room)}`,
      `  nagare ${doing} ${runLabel(run, env)}${onEnvironment(env)}`,
    ];
  });
  const rest = failed.length - MOST_TOLD;
  return [
    `${paint(style, words)}${milliseconds === undefined ? "" : ` in ${duration(milliseconds)}`}`,
    ...told,
    ...(rest > 0 ? [`… and ${rest} more: --only-failed --dry-run lists them`] : []),
    ...(failed.length > 0
      ? ["redrive goes on from what failed; to run what failed anew:", `  ${command} --only-failed`]
      : []),
  ];
}
