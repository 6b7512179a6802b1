import { renderText } from "../../../lib/diagnostics/index.ts";
import type { Failure, Tally } from "./run-programs.ts";

/** One line while it runs. */
export function progressText(expressions: Tally, flows: Tally, seconds: number): string {
  const accepted = flows.programs - flows.refused - flows.illTyped;
  return `${seconds.toFixed(0).padStart(5)} s  ${expressions.expressions} expressions  ${accepted} flows  ${expressions.runs + flows.runs} runs`;
}

/** What was done, and what kept programs from being compared. */
export function summaryText(
  expressions: Tally,
  flows: Tally,
  seconds: number,
  failures: number,
  seed: number,
): string {
  return [
    "",
    `seed ${seed}, ${seconds.toFixed(0)} s`,
    lineOf("expressions", expressions, expressions.expressions, seconds),
    lineOf("flows", flows, flows.programs - flows.refused - flows.illTyped, seconds),
    ...reasonsOf(expressions, flows),
    failures === 0 ? "no disagreement" : `${failures} disagreements`,
  ].join("\n");
}

function lineOf(what: string, tally: Tally, count: number, seconds: number): string {
  const share = (part: number): string =>
    `${((100 * part) / Math.max(1, tally.programs)).toFixed(1)} %`;
  return (
    `${what}: ${count}, ${(count / seconds).toFixed(0)} a second, ${tally.runs} runs; ` +
    `of ${tally.programs} programs ${share(tally.refused)} refused, ${share(tally.illTyped)} ill-typed; ` +
    `${tally.left} runs beyond JSON`
  );
}

function reasonsOf(...tallies: readonly Tally[]): readonly string[] {
  const all = new Map<string, number>();
  for (const { reasons } of tallies) {
    for (const [text, count] of reasons) {
      const first = text.split("\n")[0] ?? text;
      all.set(first, (all.get(first) ?? 0) + count);
    }
  }
  return [...all]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 15)
    .map(([text, count]) => `  ${String(count).padStart(5)}  ${text.slice(0, 150)}`);
}

/** A disagreement as the files of a sample, with both outcomes and the definition. */
export function failureText({ program, disagreement, compiled }: Failure): string {
  const { why, input, native, compiled: ours, raised } = disagreement;
  const definition = compiled?.kind === "compiled" ? compiled.flows[0].definition : undefined;
  const runs = input === undefined ? [] : [{ input, ...native }];
  const parts: (readonly [string, string])[] = [
    ["flow.ts", program.source],
    ["runs.json", shortened(JSON.stringify(runs, null, 2))],
    ["why", why],
    ["natively", shortened(JSON.stringify(native))],
    ["compiled", shortened(JSON.stringify(ours))],
    ["raised", raised ?? "nothing"],
    ["expected.asl.json", JSON.stringify(definition, null, 2)],
    [
      "refusals",
      compiled?.kind === "refused"
        ? renderText(compiled.diagnostics, { source: () => program.source, color: false })
        : "none",
    ],
  ];
  return parts.map(([title, text]) => `--- ${title}\n${text}`).join("\n");
}

function shortened(text: string | undefined): string {
  if (text === undefined || text.length <= LONGEST_TEXT) return String(text);
  return `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)`;
}

const LONGEST_TEXT = 4000;
