import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { retryPaths, type Settings, secondsOf } from "../../1-load/index.ts";
import { type CheckContext, nodeRule, type ProjectRule } from "../rule.ts";
import { stepsOf } from "../steps-of.ts";

/** Durations among the options; TypeScript's type lets `"1.5h"` and `"-1s"` through. */
export const badDuration: ProjectRule = (context) => {
  for (const { settings } of stepsOf(context.project)) checkDurations(context, settings);
};

/** Those among the options of a step, or of a call. */
export function checkDurations({ project, report }: CheckContext, settings: Settings): void {
  for (const path of durationPaths(settings)) {
    const setting = settings.get(path);
    if (typeof setting?.value !== "string" || secondsOf(setting.value) !== undefined) continue;
    report(diagnostic("NG2106", project.spanOf(setting.node), { text: setting.value }));
  }
}

function durationPaths(settings: Settings): readonly string[] {
  return [
    "timeout",
    ...retryPaths(settings).flatMap((path) => [`${path}.delay`, `${path}.maxDelay`]),
  ];
}

export const badSleep = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  ({ expression, arguments: [duration] }, { project, report }) => {
    if (duration === undefined || project.vocabularyOf(expression) !== "sleep") return;
    const constant = project.constantOf(duration);
    if (constant.kind === "unknown" || typeof constant.value !== "string") return;
    if (secondsOf(constant.value) !== undefined) return;
    report(diagnostic("NG2106", project.spanOf(duration), { text: constant.value }));
  },
);
