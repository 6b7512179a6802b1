import { binary, call, type Expression, index, list, literal } from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import type { ExpressionContext } from "../expression-context.ts";
import {
  again,
  cut,
  DAY,
  difference,
  HOUR,
  MINUTE,
  moved,
  numberShown,
  SECOND,
  shown,
  WEEK,
} from "./milliseconds.ts";
import { atInstant, constantOffset, onClock, withName } from "./moment.ts";
import { atClock } from "./on-clock.ts";
import { MONTH_START, monthAfter, shifted } from "./shift.ts";

/** `startOf(unit)` */
export function startOf(moment: Moment, unit: string, context: ExpressionContext): Moment {
  const timed = onClock(moment, context);
  const start = STARTS.get(unit);
  if (start === undefined) throw new Error(`no unit ${unit}`);
  const local = withName(timed, "local", timed.local, context);
  const since = moment.since === undefined ? undefined : moment.since - YEAR;
  return atClock({ ...local.moment, local: local.value }, start(local.value), since, context);
}

const YEAR = 367 * DAY;

/** Of what the clock shows; it is read more than once. */
const STARTS: ReadonlyMap<string, (local: Expression) => Expression> = new Map([
  ["year", (local) => again(local, "[Y0001]-01-01")],
  ["quarter", startOfQuarter],
  ["month", (local) => again(local, MONTH_START)],
  ["week", (local) => moved(cut(moved(local, 3 * DAY), WEEK), -3 * DAY)],
  ["day", (local) => cut(local, DAY)],
  ["hour", (local) => cut(local, HOUR)],
  ["minute", (local) => cut(local, MINUTE)],
  ["second", (local) => cut(local, SECOND)],
]);

function startOfQuarter(local: Expression): Expression {
  const month = difference(numberShown(local, "[M1]"), literal(1));
  const first = index(
    list(...["01", "04", "07", "10"].map((each) => literal(each))),
    call("floor", binary("/", month, literal(3))),
  );
  const day = binary("&", binary("&", shown(local, "[Y0001]-"), first), literal("-01"));
  return call("toMillis", day);
}

/** `endOf(unit)`: the start of the next one, less a millisecond. */
export function endOf(moment: Moment, unit: string, context: ExpressionContext): Moment {
  if (constantOffset(moment) === undefined) {
    const next = shifted(moment, new Map([[`${unit}s`, literal(1)]]), context);
    const { zone, bindings, utc, since } = atInstant(startOf(next, unit, context));
    return { zone, bindings, utc: moved(utc, -1), ...(since !== undefined && { since }) };
  }
  const start = startOf(moment, unit, context);
  const local = moved(lengthened(onClock(start, context).local, unit), -1);
  return { ...start, local };
}

/** The start of the next unit, from the start of this one. */
function lengthened(start: Expression, unit: string): Expression {
  const length = LENGTHS.get(unit);
  return length === undefined
    ? monthAfter(start, literal(MONTHS.get(unit) ?? 1))
    : moved(start, length);
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["week", WEEK],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
  ["second", SECOND],
]);

const MONTHS: ReadonlyMap<string, number> = new Map([
  ["year", 12],
  ["quarter", 3],
]);
