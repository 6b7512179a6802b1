import { binary, call, type Expression, literal } from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import type { ExpressionContext } from "../expression-context.ts";
import {
  again,
  cut,
  DAY,
  difference,
  MINUTE,
  moved,
  numberShown,
  SECOND,
  WEEK,
} from "./milliseconds.ts";
import { onClock, spoken, withName, withOffset } from "./moment.ts";
import { MONTH_START, monthAfter } from "./shift.ts";

/** `day.month`: a number, of what the clock shows. */
export function fieldOf(
  moment: Moment,
  name: string,
  context: ExpressionContext,
): Expression | undefined {
  if (name === "offset") return offsetMinutes(moment, context);
  const field = FIELDS.get(name);
  if (field === undefined) return undefined;
  const timed = onClock(moment, context);
  const local = withName(timed, "local", timed.local, context);
  return spoken(local.moment, field(local.value));
}

export const FIELDS: ReadonlyMap<string, (local: Expression) => Expression> = new Map([
  ["year", (local) => numberShown(local, "[Y1]")],
  ["quarter", quarterOf],
  ["month", (local) => numberShown(local, "[M1]")],
  ["day", (local) => numberShown(local, "[D1]")],
  ["hour", (local) => numberShown(local, "[H1]")],
  ["minute", (local) => numberShown(local, "[m1]")],
  ["second", (local) => numberShown(local, "[s1]")],
  ["millisecond", (local) => binary("-", local, cut(local, SECOND))],
  ["weekday", (local) => numberShown(local, "[F1]")],
  ["weekNumber", weekOf],
  ["weekYear", (local) => numberShown(thursdayOf(local), "[Y1]")],
  ["ordinal", (local) => numberShown(local, "[d1]")],
  ["daysInMonth", daysInMonth],
]);

/** The ISO week belongs to the year of its Thursday, and 1970 began with one. */
export function thursdayOf(local: Expression): Expression {
  return cut(moved(local, 3 * DAY), WEEK);
}

/** Weeks of a picture are counted otherwise by AWS's evaluator at the ends of years. */
export function weekOf(local: Expression): Expression {
  const before = difference(numberShown(thursdayOf(local), "[d1]"), literal(1));
  return binary("+", call("floor", binary("/", before, literal(7))), literal(1));
}

export function quarterOf(local: Expression): Expression {
  const before = difference(numberShown(local, "[M1]"), literal(1));
  return binary("+", call("floor", binary("/", before, literal(3))), literal(1));
}

function daysInMonth(local: Expression): Expression {
  return numberShown(moved(monthAfter(again(local, MONTH_START), literal(1)), -DAY), "[D1]");
}

function offsetMinutes(moment: Moment, context: ExpressionContext): Expression {
  const known = withOffset(moment, context);
  if (known.offset.kind === "literal") return literal(Number(known.offset.value) / MINUTE);
  return spoken(known, binary("/", known.offset, literal(MINUTE)));
}
