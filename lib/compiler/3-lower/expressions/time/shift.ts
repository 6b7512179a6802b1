import { binary, call, conditional, type Expression, literal } from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { again, DAY, HOUR, MINUTE, moved, SECOND, times, WEEK } from "./milliseconds.ts";
import { atInstant, constantOffset, onClock, withName } from "./moment.ts";
import { atClock } from "./on-clock.ts";

/** Whole numbers, by unit. */
export type Amounts = ReadonlyMap<string, Expression>;

/** `plus`, as luxon does it: first the calendar, then the clock. */
export function shifted(moment: Moment, amounts: Amounts, context: ExpressionContext): Moment {
  const months = sumOf(amounts, MONTHS);
  const days = sumOf(amounts, DAYS);
  const time = sumOf(amounts, TIME);
  const afterMonths = months ? plusMonths(moment, months, days, context) : undefined;
  const moves = afterMonths ?? (days ? plusDays(moment, days, context) : moment);
  return time ? plusTime(moves, time) : moves;
}

const MONTHS: ReadonlyMap<string, number> = new Map([
  ["years", 12],
  ["quarters", 3],
  ["months", 1],
]);

const DAYS: ReadonlyMap<string, number> = new Map([
  ["weeks", WEEK],
  ["days", DAY],
]);

const TIME: ReadonlyMap<string, number> = new Map([
  ["hours", HOUR],
  ["minutes", MINUTE],
  ["seconds", SECOND],
  ["milliseconds", 1],
]);

function sumOf(amounts: Amounts, units: ReadonlyMap<string, number>): Expression | undefined {
  const parts = [...units].flatMap(([unit, factor]) => {
    const amount = amounts.get(unit);
    return amount ? [times(amount, factor)] : [];
  });
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => moved(part, sum));
}

/** The earliest instant after a move. After one of unknown length, what `inBounds` sees to. */
function movedSince(moment: Moment, amount: Expression, unit = 1): number | undefined {
  const { since } = moment;
  if (amount.kind !== "literal") return boundOf(moment);
  if (since === undefined) return undefined;
  return since + Math.min(0, Number(amount.value) * unit) - DAY;
}

/** Where an offset that is the same for all instants allows a time to be after a move of unknown length, with room to go on from there. */
export function boundOf(moment: Moment): number | undefined {
  const { since, zone } = moment;
  const last = zone.changes.at(-1) ?? zone.changes[0];
  if (since === undefined || constantOffset(moment) === undefined) return undefined;
  return Math.min(since, last.at + ROOM);
}

const ROOM = 3660 * DAY;

function plusTime(moment: Moment, amount: Expression): Moment {
  const since = movedSince(moment, amount);
  const known = since === undefined ? {} : { since };
  const { zone, bindings, local } = moment;
  const next: Moment = { zone, bindings, ...known };
  const isConstant = constantOffset(moment) !== undefined && constantOffset(next) !== undefined;
  if (isConstant && local) return { ...next, local: moved(local, amount) };
  return { ...next, utc: moved(atInstant(moment).utc, amount) };
}

function plusDays(moment: Moment, amount: Expression, context: ExpressionContext): Moment {
  const timed = onClock(moment, context);
  return atClock(timed, moved(timed.local, amount), movedSince(moment, amount), context);
}

/** The first day of the month. */
export const MONTH_START = "[Y0001]-[M01]-01";

/** In days. So many months of it from the middle of one fall into the one that is meant, however many they are. */
const MEAN_MONTH = 30.436875;

/** The start of the month that is `months` after the one that starts at `first`. */
export function monthAfter(first: Expression, months: Expression): Expression {
  const middle =
    months.kind === "literal"
      ? literal(Math.floor(Number(months.value) * MEAN_MONTH + 14) * DAY)
      : times(call("floor", moved(binary("*", months, literal(MEAN_MONTH)), 14)), DAY);
  return again(moved(first, middle), MONTH_START);
}

/** The same day of another month, or its last. */
function plusMonths(
  moment: Moment,
  months: Expression,
  days: Expression | undefined,
  context: ExpressionContext,
): Moment {
  const timed = onClock(moment, context);
  const local = withName(timed, "local", timed.local, context);
  const first = withName(local.moment, "first", again(local.value, MONTH_START), context);
  const target = withName(first.moment, "month", monthAfter(first.value, months), context);
  const kept = inMonth(target.moment, target.value, binary("-", local.value, first.value), context);
  const since = movedSince(moment, months, 32 * DAY);
  const after = days && since !== undefined ? movedSince({ ...moment, since }, days) : since;
  return atClock(kept.moment, days ? moved(kept.value, days) : kept.value, after, context);
}

/** So far into a month, but no later than its last day. */
export function inMonth(
  moment: Moment,
  month: Expression,
  into: Expression,
  context: ExpressionContext,
) {
  const next = withName(moment, "next", monthAfter(month, literal(1)), context);
  const far = withName(next.moment, "into", into, context);
  const fits = binary("<", far.value, binary("-", next.value, month));
  const lastDay = binary("+", moved(next.value, -DAY), binary("%", far.value, literal(DAY)));
  const time = conditional(fits, binary("+", month, far.value), lastDay);
  return withName(far.moment, "local", time, context);
}
