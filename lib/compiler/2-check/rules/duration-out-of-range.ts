import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedStep, type Setting, secondsOf } from "../../1-load/index.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";
import { stepsOf } from "../steps-of.ts";

const DAY = 86_400;

/** The longest `timeout` of each kind: Lambda's, and Step Functions' for a run of a Standard workflow. */
const LIMITS = {
  task: { seconds: 900, text: "Lambda ends a function after 15 minutes" },
  container: { seconds: 365 * DAY, text: "a run ends after a year" },
  flow: { seconds: 365 * DAY, text: "a run ends after a year" },
} as const satisfies Record<LoadedStep["kind"], { seconds: number; text: string }>;

export const durationOutOfRange: ProjectRule = (context) => {
  for (const step of stepsOf(context.project)) {
    const timeout = step.settings.get("timeout");
    if (timeout)
      checkRange(
        context,
        `the timeout of ${step.kind} \`${step.name}\``,
        timeout,
        LIMITS[step.kind],
      );
  }
};

interface Longest {
  readonly seconds: number;
  /** Whose limit it is. */
  readonly text: string;
  readonly help?: string;
}

/** A timeout of no time, or longer than there is. */
export function checkRange(
  { project, report }: CheckContext,
  option: string,
  { value, node }: Setting,
  { seconds, text, help: atMost = helpFor(seconds) }: Longest,
): void {
  const given = secondsOf(value);
  if (given === undefined || (given > 0 && given <= seconds)) return;
  const limit = given === 0 ? "it has to be at least a second" : text;
  const help = given === 0 ? 'at least "1s"' : atMost;
  const values = { option, text: String(value), limit };
  report(diagnostic("NG2107", project.spanOf(node), values, { help }));
}

function helpFor(seconds: number): string {
  return seconds < DAY
    ? 'at most "15m"; a container has no such bound, nor have several tasks after each other'
    : 'at most "365d"';
}
