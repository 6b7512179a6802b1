import { calendarDays, calendarSpecOf } from "../../calendar/index.ts";
import type { ConstantValue, LoadedProject } from "../1-load/index.ts";
import type { FoundCalendar, TimeLowering } from "./time-lowering.ts";

/** Finds the calendars that expressions stand for; each is computed once for a flow. */
export function calendarReader(
  project: Pick<LoadedProject, "constantOf">,
): TimeLowering["calendarOf"] {
  const known = new Map<string, FoundCalendar>();
  return (expression) => {
    const constant = project.constantOf(expression);
    if (constant.kind === "unknown") return { kind: "unknown" };
    const key = JSON.stringify(constant.value);
    const found = known.get(key) ?? read(constant.value);
    known.set(key, found);
    return found;
  };
}

function read(value: ConstantValue): FoundCalendar {
  const { kind, given, changes } = {
    kind: "",
    given: undefined,
    changes: undefined,
    ...Object(value),
  };
  if (kind !== "calendar") return { kind: "unknown" };
  try {
    return { kind: "known", days: calendarDays(calendarSpecOf([given, changes])) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: "wrong", problem: error.message };
  }
}
