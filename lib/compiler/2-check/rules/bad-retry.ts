import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedStep, secondsOf } from "../../1-load/index.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";
import { stepsOf } from "../steps-of.ts";

/** Bounds of a Retry: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const LIMITS: Readonly<
  Record<string, { readonly is: (value: unknown) => boolean; readonly text: string }>
> = {
  "retry.attempts": {
    is: (value) => Number.isInteger(value) && between(value, 1, 99_999_999),
    text: "it counts every try, the first included, so it is a whole number from 1",
  },
  "retry.backoff": {
    is: (value) => between(value, 1, 1000),
    text: "a wait is never shorter than the one before: at least 1",
  },
  "retry.delay": {
    is: (value) => between(seconds(value), 1, 99_999_999),
    text: "the shortest wait is a second",
  },
  "retry.maxDelay": {
    is: (value) => between(seconds(value), 1, 31_622_400),
    text: "it is from a second to 366 days",
  },
};

export const badRetry: ProjectRule = (context) => {
  for (const step of stepsOf(context.project)) {
    checkLimits(context, step);
    checkNames(context, step);
  }
};

function checkLimits({ project, report }: CheckContext, { settings }: LoadedStep): void {
  for (const [option, { is, text }] of Object.entries(LIMITS)) {
    const setting = settings.get(option);
    if (setting === undefined || is(setting.value)) continue;
    const values = { option, value: JSON.stringify(setting.value), limit: text };
    report(diagnostic("NG2108", project.spanOf(setting.node), values));
  }
}

/** An empty list would try nothing again. */
function checkNames({ project, report }: CheckContext, { settings }: LoadedStep): void {
  const on = settings.get("retry.on");
  if (!Array.isArray(on?.value) || on.value.length > 0) return;
  const values = { option: "retry.on", value: "[]", limit: "it names at least one error" };
  const help = "leave it out to try again after every error";
  report(diagnostic("NG2108", project.spanOf(on.node), values, { help }));
}

/** A duration that is none has its own refusal. */
function seconds(value: unknown): number {
  return secondsOf(value) ?? 1;
}

function between(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}
