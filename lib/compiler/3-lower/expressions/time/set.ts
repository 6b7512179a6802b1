import { binary, type Expression, literal } from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { FIELDS } from "./calendar-fields.ts";
import { again, cut, DAY, difference, HOUR, MINUTE, moved, SECOND, times } from "./milliseconds.ts";
import { onClock, withName } from "./moment.ts";
import { atClock } from "./on-clock.ts";
import { type Amounts, boundOf, inMonth, MONTH_START, monthAfter } from "./shift.ts";

/** `set(fields)`, as luxon does it: what is too much goes on; a day that isn't set stays in its month. */
export function withFields(moment: Moment, fields: Amounts, context: ExpressionContext): Moment {
  const timed = onClock(moment, context);
  const local = withName(timed, "local", timed.local, context);
  const dated = withDate(local.moment, local.value, fields, context);
  const result = withTime(local.value, dated.value, fields);
  return atClock(dated.moment, result, sinceAfter(moment, fields), context);
}

/** What a year that is known allows to say; otherwise nothing. */
function sinceAfter(moment: Moment, fields: Amounts): number | undefined {
  const year = fields.get("year");
  const isKnown = [...fields.values()].every((value) => value.kind === "literal");
  if (!isKnown) return boundOf(moment);
  const { since } = moment;
  if (since === undefined) return undefined;
  const from = year?.kind === "literal" ? Date.UTC(Number(year.value), 0, 1) : since;
  return Math.min(from, since) - 400 * DAY;
}

function withDate(moment: Moment, local: Expression, fields: Amounts, context: ExpressionContext) {
  const [year, month, day] = [fields.get("year"), fields.get("month"), fields.get("day")];
  if (!(year || month || day)) return { moment, value: local };
  const first = withName(moment, "first", again(local, MONTH_START), context);
  const months = monthsTo(local, year, month);
  const target = months ? monthAfter(first.value, months) : first.value;
  const start = withName(first.moment, "month", target, context);
  const into = binary("-", local, first.value);
  if (day === undefined) return inMonth(start.moment, start.value, into, context);
  const days = times(difference(day, literal(1)), DAY);
  const value = binary("+", moved(start.value, days), binary("%", into, literal(DAY)));
  return withName(start.moment, "local", value, context);
}

/** How many months on. */
function monthsTo(
  local: Expression,
  year: Expression | undefined,
  month: Expression | undefined,
): Expression | undefined {
  const field = (name: string): Expression => FIELDS.get(name)?.(local) ?? literal(0);
  const years = year && times(difference(year, field("year")), 12);
  const months = month && difference(month, field("month"));
  return years && months ? binary("+", years, months) : (years ?? months);
}

const UNITS: readonly (readonly [string, number, number])[] = [
  ["hour", HOUR, DAY],
  ["minute", MINUTE, HOUR],
  ["second", SECOND, MINUTE],
  ["millisecond", 1, SECOND],
];

/** Each field of the time that is set moves it by what it was. */
function withTime(local: Expression, date: Expression, fields: Amounts): Expression {
  return UNITS.reduce((time, [name, unit, whole]) => {
    const value = fields.get(name);
    if (value === undefined) return time;
    const within = binary("-", local, cut(local, whole));
    const now = unit === 1 ? within : cut(within, unit);
    return moved(binary("-", time, now), times(value, unit));
  }, date);
}
