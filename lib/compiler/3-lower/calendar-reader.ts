import type ts from "typescript";
import {
  type FoundCalendar,
  heldExpression,
  type LoadedProject,
  readCalendar,
} from "../1-load/index.ts";
import type { CalendarEnd } from "../project.ts";
import type { TimeLowering } from "./time-lowering.ts";

/** Finds the calendars that expressions stand for; each is computed once for a flow. */
export function calendarReader({
  checker,
  constantOf,
  spanOf,
}: Pick<LoadedProject, "checker" | "constantOf" | "spanOf">): Pick<
  TimeLowering,
  "calendarOf" | "calendarEnds"
> {
  const known = new Map<string, FoundCalendar>();
  const ends = new Map<ts.Expression, CalendarEnd>();
  return {
    calendarEnds: () => [...ends.values()],
    calendarOf: (expression) => {
      const constant = constantOf(expression);
      if (constant.kind === "unknown") return { kind: "unknown" };
      const key = JSON.stringify(constant.value);
      const found = known.get(key) ?? readCalendar(constant.value, "calendar");
      known.set(key, found);
      const written = heldExpression(checker, expression);
      if (found.kind === "known") ends.set(written, { ...found.end, span: spanOf(written) });
      return found;
    },
  };
}
