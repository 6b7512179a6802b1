import type { RunDescription } from "../../operations/index.ts";
import type { Attempt, Timeline, TimelinePart, TimelineStep } from "../../timeline/index.ts";

/** A run and its timeline as data: instants in ISO 8601, inputs and outputs as JSON. */
export function runData(run: RunDescription, { steps }: Timeline): object {
  return { ...run, ...json(run, ["input", "output"]), steps: steps.map(stepData) };
}

function stepData(step: TimelineStep): object {
  const { from, to, attempts, parts } = step;
  return {
    ...step,
    ...json(step, ["input", "output"]),
    ...instants({ from, to }),
    attempts: attempts.map(attemptData),
    parts: parts.map(partData),
  };
}

function attemptData(attempt: Attempt): object {
  const { from, to } = attempt;
  return { ...attempt, ...json(attempt, ["parameters", "result"]), ...instants({ from, to }) };
}

function partData(part: TimelinePart): object {
  return { ...part, steps: part.steps.map(stepData) };
}

function json(of: object, members: readonly string[]): object {
  const given = members.map((name) => [name, Reflect.get(of, name)]);
  return Object.fromEntries(
    given.filter(([, text]) => text !== undefined).map(([name, text]) => [name, JSON.parse(text)]),
  );
}

function instants({ from, to }: { readonly from: number; readonly to: number | undefined }) {
  return { from: new Date(from), ...(to !== undefined && { to: new Date(to) }) };
}
