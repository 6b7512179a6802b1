import type { CalendarEnd, CompiledProject } from "../compiler/index.ts";
import { arrange, type Diagnostic, diagnostic } from "../diagnostics/index.ts";

/**
 * The project with a warning for each calendar of its flows that ends within 90 days. Apart from compiling: what was compiled is kept for as long as its sources stay the same, and what
 * is said of it here changes with the days.
 */
export function withEndingCalendars(project: CompiledProject, now: Date): CompiledProject {
  const ending = new Map<string, Ending>();
  for (const { name, calendars = [] } of project.flows) {
    for (const end of calendars.filter(({ lastDay }) => isNear(lastDay, now))) {
      const { file, line, column } = end.span;
      const key = `${file}:${line}:${column}`;
      const flows = ending.get(key)?.flows ?? [];
      ending.set(key, { end, flows: [...new Set([...flows, name])] });
    }
  }
  if (ending.size === 0) return project;
  const warnings = [...ending.values()].map(warningOf);
  return { ...project, diagnostics: arrange([...project.diagnostics, ...warnings]) };
}

interface Ending {
  readonly end: CalendarEnd;
  readonly flows: readonly string[];
}

const WARNING_DAYS = 90;

function isNear(lastDay: string, now: Date): boolean {
  return Date.parse(lastDay) - now.getTime() <= WARNING_DAYS * 86_400_000;
}

function warningOf({ end, flows }: Ending): Diagnostic {
  const { calendar, isOwn, lastDay, span } = end;
  const year = Number(lastDay.slice(0, 4)) + 1;
  const help = isOwn
    ? `add the days of ${year} to it`
    : "upgrade nagare: each release knows the next years";
  return diagnostic("NG1321", span, { calendar, lastDay, help, flows: namesOf(flows) });
}

/** Of the flows, so that a list that many share says whom it stops. */
function namesOf(flows: readonly string[]): string {
  const [first, ...others] = flows;
  if (first === undefined) return "";
  return others.length === 0 ? ` (${first})` : ` (${first} and ${others.length} more)`;
}
