import ts from "typescript";
import { type Diagnostic, diagnostic, type Span } from "../../../diagnostics/index.ts";
import { isTimeZone, localTime, scheduleExpression } from "../../../schedules/index.ts";
import { plainExpression, type Setting, scheduleSettings, secondsOf } from "../../1-load/index.ts";
import { cronProblem, restrictsBothDays } from "../cron-fields.ts";
import type { ProjectRule } from "../rule.ts";

/** `cron(…)` and `rate(…)` of the flows: expression, time zone, distance. */
export const schedules: ProjectRule = ({ project, report }) => {
  for (const setting of project.flows.flatMap(({ settings }) => scheduleSettings(settings))) {
    const span = (argument: number) => project.spanOf(argumentOf(setting, argument));
    for (const found of checkSchedule(setting, span)) report(found);
  }
};

function argumentOf({ node }: Setting, index: number): ts.Node {
  const call = plainExpression(node);
  return (ts.isCallExpression(call) ? call.arguments[index] : undefined) ?? node;
}

function checkSchedule(
  { value }: Setting,
  span: (argument: number) => Span,
): readonly Diagnostic[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const members: Readonly<Record<string, unknown>> = { ...value };
  const { expression, timezone, every, time } = members;
  return [
    ...(typeof expression === "string" ? checkCron(expression, span(0)) : []),
    ...(typeof timezone === "string" ? checkTimezone(timezone, span(1)) : []),
    ...(typeof every === "string" ? checkRate(every, span(0)) : []),
    ...(typeof time === "string" ? checkAt(time, timezone, span(0)) : []),
  ];
}

function checkCron(expression: string, span: Span): readonly Diagnostic[] {
  const problem = cronProblem(expression);
  if (problem !== undefined) return [diagnostic("NG2200", span, { expression, problem })];
  if (!restrictsBothDays(expression)) return [];
  const [minute, hour, day, month, weekday] = expression.trim().split(/\s+/);
  const first = `cron("${minute} ${hour} ${day} ${month} *")`;
  const second = `cron("${minute} ${hour} * ${month} ${weekday}")`;
  return [diagnostic("NG2201", span, { expression, first, second })];
}

function checkTimezone(timezone: string, span: Span): readonly Diagnostic[] {
  return isTimeZone(timezone) ? [] : [diagnostic("NG2203", span, { timezone })];
}

/** Where the zone is the environment's own, a skipped time is found at synth. */
function checkAt(time: string, timezone: unknown, span: Span): readonly Diagnostic[] {
  const problem = timeProblem(time, timezone);
  return problem === undefined ? [] : [diagnostic("NG2207", span, { time, problem })];
}

function timeProblem(time: string, timezone: unknown): string | undefined {
  if (localTime(time) === undefined) return "no day and hour of the calendar";
  if (typeof timezone !== "string" || !isTimeZone(timezone)) return undefined;
  const said = scheduleExpression({ kind: "at", time, timezone });
  return said.kind === "refused" ? `a clock change of ${timezone} skips it` : undefined;
}

function checkRate(every: string, span: Span): readonly Diagnostic[] {
  const seconds = secondsOf(every);
  if (seconds !== undefined && seconds >= 60 && seconds % 60 === 0) return [];
  const suggestion = `${Math.max(1, Math.ceil((seconds ?? 60) / 60))}m`;
  return [diagnostic("NG2202", span, { every, suggestion })];
}
