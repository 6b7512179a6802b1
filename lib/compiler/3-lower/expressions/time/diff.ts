import {
  binary,
  call,
  conditional,
  type Expression,
  list,
  literal,
} from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { cut, DAY, HOUR, MINUTE, numberShown, SECOND, WEEK } from "./milliseconds.ts";
import { type AtInstant, atInstant, constantOffset, onClock, spoken, withName } from "./moment.ts";
import { shifted } from "./shift.ts";

/** `later.diff(earlier, unit)`: whole units as the calendar counts them, and the rest as a part of the next one. */
export function differenceIn(
  unit: string,
  moment: Moment,
  other: Moment,
  context: ExpressionContext,
): Expression {
  const both = { ...moment, bindings: [...other.bindings, ...moment.bindings] };
  const end = withName(both, "end", atInstant(moment).utc, context);
  const start = withName(end.moment, "start", atInstant(other).utc, context);
  const pair = { moment: start.moment, start: start.value, end: end.value };
  const length = LENGTHS.get(unit);
  if (length !== undefined) return spoken(pair.moment, over(pair, length));
  const days = DAYS.get(unit);
  const isPlain = constantOffset(moment) !== undefined && constantOffset(other) !== undefined;
  return days !== undefined && isPlain
    ? inDays(pair, days, context)
    : onCalendar(pair, unit, context);
}

interface Pair {
  readonly moment: Moment;
  readonly start: Expression;
  readonly end: Expression;
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["hours", HOUR],
  ["minutes", MINUTE],
  ["seconds", SECOND],
  ["milliseconds", 1],
]);

const DAYS: ReadonlyMap<string, number> = new Map([
  ["days", DAY],
  ["weeks", WEEK],
]);

function over({ start, end }: Pair, length: number): Expression {
  const between = binary("-", end, start);
  return length === 1 ? between : binary("/", between, literal(length));
}

/** Where every day is as long as the others. */
function inDays({ moment, start, end }: Pair, length: number, context: ExpressionContext) {
  const size = withName(moment, "between", call("abs", binary("-", end, start)), context);
  const whole = call("floor", binary("/", size.value, literal(length)));
  const rest = binary("/", binary("%", size.value, literal(length)), literal(length));
  return spoken(size.moment, signed(binary("+", whole, rest), start, end));
}

function signed(size: Expression, start: Expression, end: Expression): Expression {
  const sign = conditional(binary("<", end, start), literal(-1), literal(1));
  return binary("*", size, sign);
}

/** As luxon goes: as many units as the calendar says from the earlier one, one less if that is too far; then the part of the next unit. */
function onCalendar(pair: Pair, unit: string, context: ExpressionContext): Expression {
  const first = withName(pair.moment, "earlier", call("min", list(pair.start, pair.end)), context);
  const last = withName(first.moment, "later", call("max", list(pair.start, pair.end)), context);
  const earlier = at(last.moment, first.value);
  const { moment: counted, value: count } = countFrom(earlier, last.value, unit, context);
  const reach = moved(counted, first.value, unit, count, context);
  const isOver = binary(">", reach.utc, last.value);
  const fewer = conditional(isOver, binary("-", count, literal(1)), count);
  const whole = withName(reach, "whole", fewer, context);
  const cursor = moved(whole.moment, first.value, unit, whole.value, context);
  const beyond = moved(cursor, cursor.utc, unit, literal(1), context);
  const next = conditional(isOver, reach.utc, beyond.utc);
  const span = withName(beyond, "span", binary("-", next, cursor.utc), context);
  const part = binary("/", binary("-", last.value, cursor.utc), span.value);
  const size = conditional(
    binary("!=", span.value, literal(0)),
    binary("+", whole.value, part),
    whole.value,
  );
  return spoken(span.moment, signed(size, pair.start, pair.end));
}

function at({ zone, bindings, since }: Moment, utc: Expression): AtInstant {
  return { zone, bindings, utc, ...(since !== undefined && { since }) };
}

function moved(
  moment: Moment,
  from: Expression,
  unit: string,
  count: Expression,
  context: ExpressionContext,
): AtInstant {
  const to = atInstant(shifted(at(moment, from), new Map([[unit, count]]), context));
  const named = withName(to, unit, to.utc, context);
  return { ...at(named.moment, named.value), ...sinceOf(moment) };
}

function sinceOf({ since }: Moment): { readonly since?: number } {
  return since === undefined ? {} : { since };
}

/** How many units the calendar counts between two, and the later one's clock among the names. */
function countFrom(
  earlier: AtInstant,
  later: Expression,
  unit: string,
  context: ExpressionContext,
) {
  const from = onClock(earlier, context);
  const start = withName(from, "from", from.local, context);
  const to = onClock(at({ ...start.moment, ...sinceOf(earlier) }, later), context);
  const end = withName(to, "to", to.local, context);
  const count = COUNTS.get(unit)?.(start.value, end.value) ?? literal(0);
  const named = withName(end.moment, "count", count, context);
  return { moment: { ...named.moment, ...sinceOf(earlier) }, value: named.value };
}

type Count = (from: Expression, to: Expression) => Expression;

const COUNTS: ReadonlyMap<string, Count> = new Map([
  ["years", (from, to) => binary("-", year(to), year(from))],
  ["quarters", (from, to) => binary("-", quarter(to), quarter(from))],
  ["months", (from, to) => binary("-", month(to), month(from))],
  ["weeks", (from, to) => call("floor", binary("/", days(from, to), literal(7)))],
  ["days", days],
]);

/** Since the year 0. */
function quarter(local: Expression): Expression {
  return call("floor", binary("/", month(local), literal(3)));
}

function year(local: Expression): Expression {
  return numberShown(local, "[Y1]");
}

/** Since the year 0. */
function month(local: Expression): Expression {
  const before = binary("*", year(local), literal(12));
  return binary("-", binary("+", before, numberShown(local, "[M1]")), literal(1));
}

function days(from: Expression, to: Expression): Expression {
  return binary("/", binary("-", cut(to, DAY), cut(from, DAY)), literal(DAY));
}
