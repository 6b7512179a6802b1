import ts from "typescript";
import { type Diagnostic, diagnostic, type Span } from "../../../diagnostics/index.ts";
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
  const { expression, timezone, every } = members;
  return [
    ...(typeof expression === "string" ? checkCron(expression, span(0)) : []),
    ...(typeof timezone === "string" ? checkTimezone(timezone, span(1)) : []),
    ...(typeof every === "string" ? checkRate(every, span(0)) : []),
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
  return isTimezone(timezone) ? [] : [diagnostic("NG2203", span, { timezone })];
}

/** `Intl` also takes offsets such as `+09:00`, which EventBridge Scheduler does not. */
function isTimezone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function checkRate(every: string, span: Span): readonly Diagnostic[] {
  const seconds = secondsOf(every);
  if (seconds !== undefined && seconds >= 60 && seconds % 60 === 0) return [];
  const suggestion = `${Math.max(1, Math.ceil((seconds ?? 60) / 60))}m`;
  return [diagnostic("NG2202", span, { every, suggestion })];
}
