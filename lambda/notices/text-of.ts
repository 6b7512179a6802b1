import type { Notice } from "./notice.ts";

/** A notice as plain text, for a mail. */
export function textOf(notice: Notice): string {
  const { what, problem, log, times, next, link } = notice;
  const lines = log === undefined ? [] : ["", `last lines of ${log.name}:`, ...quoted(log.lines)];
  return [
    what,
    "",
    problem,
    ...notice.places.map((place) => `  at ${place}`),
    ...lines,
    "",
    ...times,
    "",
    ...next,
    `${linkName(notice)}: ${link}`,
    ...(log === undefined ? [] : [`its log: ${log.link}`]),
    "",
  ].join("\n");
}

/** What the notice's link shows: of a run that is missing, its flow. */
export function linkName({ executionArn }: Notice): "the run" | "the flow" {
  return executionArn.includes(":stateMachine:") ? "the flow" : "the run";
}

/** What the subject of a mail, the title of an event say. */
export function titleOf({ what, problem }: Notice, longest: number): string {
  const title = `${what}: ${problem}`;
  return title.length > longest ? `${title.slice(0, longest - 1)}…` : title;
}

function quoted(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  │ ${line}`);
}
