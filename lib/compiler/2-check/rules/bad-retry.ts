import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedStep, retryPaths, secondsOf } from "../../1-load/index.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";
import { stepsOf } from "../steps-of.ts";

/** Bounds of a Retry: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const LIMITS: Readonly<
  Record<string, { readonly is: (value: unknown) => boolean; readonly text: string }>
> = {
  attempts: {
    is: (value) => Number.isInteger(value) && between(value, 1, 99_999_999),
    text: "it counts every try, the first included, so it is a whole number from 1",
  },
  backoff: {
    is: (value) => between(value, 1, 1000),
    text: "a wait is never shorter than the one before: at least 1",
  },
  delay: {
    is: (value) => between(seconds(value), 1, 99_999_999),
    text: "the shortest wait is a second",
  },
  maxDelay: {
    is: (value) => between(seconds(value), 1, 31_622_400),
    text: "it is from a second to 366 days",
  },
};

export const badRetry: ProjectRule = (context) => {
  for (const step of stepsOf(context.project)) checkRetry(context, step);
};

/** The `retry` of a step, or of a call. */
export function checkRetry(context: CheckContext, step: Retried): void {
  const paths = retryPaths(step.settings);
  for (const path of paths) {
    checkLimits(context, step, path);
    checkNames(context, step, path);
  }
  for (const path of paths.slice(0, -1)) checkOrder(context, step, path);
}

type Retried = Pick<LoadedStep, "settings">;

function checkLimits({ project, report }: CheckContext, { settings }: Retried, path: string): void {
  for (const [name, { is, text }] of Object.entries(LIMITS)) {
    const option = `${path}.${name}`;
    const setting = settings.get(option);
    if (setting === undefined || is(setting.value)) continue;
    const values = { option, value: JSON.stringify(setting.value), limit: text };
    report(diagnostic("NG2108", project.spanOf(setting.node), values));
  }
}

/** An empty list would try nothing again. */
function checkNames({ project, report }: CheckContext, { settings }: Retried, path: string): void {
  const option = `${path}.on`;
  const on = settings.get(option);
  if (!Array.isArray(on?.value) || on.value.length > 0) return;
  const values = { option, value: "[]", limit: "it names at least one error" };
  const help = "leave it out to try again after every error";
  report(diagnostic("NG2108", project.spanOf(on.node), values, { help }));
}

/** One for every error leaves none to those after it, and Step Functions refuses that. */
function checkOrder({ project, report }: CheckContext, { settings }: Retried, path: string): void {
  const setting = settings.get(path);
  if (setting === undefined || settings.has(`${path}.on`)) return;
  const values = { option: path, value: "for every error", limit: "only the last can be that" };
  const help = "put it last, or name its errors with `on`";
  report(diagnostic("NG2108", project.spanOf(setting.node), values, { help }));
}

/** A duration that is none has its own refusal. */
function seconds(value: unknown): number {
  return secondsOf(value) ?? 1;
}

function between(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}
