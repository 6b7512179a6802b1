import {
  beyondCalendar,
  type CalendarDays,
  DAY_MILLISECONDS,
  textOfDay,
} from "../../../../calendar/index.ts";
import {
  and,
  array,
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  literal,
  local,
  not,
  or,
  raise,
  range,
  regex,
} from "../../../jsonata/index.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { once } from "../once.ts";
import { end } from "../white-space.ts";

/** Uses the number of a day that a text says, if the calendar knows it. */
export function dayNumber(
  text: Expression,
  days: CalendarDays,
  context: ExpressionContext,
  use: (day: Expression) => Expression,
): Expression {
  const day = once(text, "text", context, (given) => {
    const shown = call("fromMillis", call("toMillis", given), literal("[Y0001]-[M01]-[D01]"));
    const form = regex(`^[0-9]{4}-[0-9]{2}-[0-9]{2}${end}`);
    const isDay = and(call("contains", given, form), binary("=", shown, given));
    const number = binary("/", call("toMillis", given), literal(DAY_MILLISECONDS));
    const odd = binary("&", literal("RangeError: not a day: "), given);
    const known = knownDay(number, { days, text: given, context }, (found) => found);
    return conditional(isDay, known, raise(odd));
  });
  const name = context.freshLocal("day");
  return block([{ name, value: day }], use(local(name)));
}

interface Known {
  readonly days: CalendarDays;
  /** The day, to be told. */
  readonly text: Expression;
  readonly context: ExpressionContext;
}

/** Uses the number of a day, if the calendar knows it. */
export function knownDay(
  number: Expression,
  { days, text, context }: Known,
  use: (day: Expression) => Expression,
): Expression {
  return once(number, "number", context, (found) =>
    conditional(
      and(binary(">=", found, literal(days.first)), binary("<=", found, literal(days.last))),
      use(found),
      raise(beyond(days, text)),
    ),
  );
}

function beyond(days: CalendarDays, shown: Expression): Expression {
  const known = literal(`RangeError: ${beyondCalendar(days)}`);
  return binary("&", binary("&", known, shown), literal(" is beyond"));
}

/** Whether a day is without business. */
export function isClosed(
  day: Expression,
  days: CalendarDays,
  context: ExpressionContext,
): Expression {
  const { closed, open } = context.time.tablesOf(days);
  const off = weekendTest(day, days);
  const tests = [
    ...(closed === undefined ? [] : [binary("in", day, closed)]),
    ...(off === undefined
      ? []
      : [open === undefined ? off : and(off, not(binary("in", day, open)))]),
  ];
  return tests.length === 0 ? literal(false) : or(...tests);
}

/** The first of January 1970 was a Thursday: Monday is 0 here. */
function weekdayIn(day: Expression, { first }: CalendarDays): Expression {
  // The remainder of a negative number is negative.
  return binary("%", binary("+", day, literal(first < 0 ? 700_003 : 3)), literal(7));
}

function weekendTest(day: Expression, days: CalendarDays): Expression | undefined {
  const { weekend } = days;
  if (weekend.length === 0) return undefined;
  const weekday = weekdayIn(day, days);
  if ([...weekend].sort().join() === "6,7") return binary(">=", weekday, literal(5));
  const items = weekend.map((each) => ({ value: literal(each - 1) }));
  return binary("in", weekday, array(items));
}

/** The text of the so-many-th business day, step by step away from a day. */
export function walked(
  from: Expression,
  step: Expression,
  times: Expression,
  days: CalendarDays,
  context: ExpressionContext,
  before = 0,
): Expression {
  const start = before === 0 ? from : binary("+", from, literal(before));
  const [origin, each, found] = ["from", "step", "found"].map(context.freshLocal);
  if (origin === undefined || each === undefined || found === undefined) return from;
  const at = (position: Expression) => binary("+", local(origin), binary("*", step, position));
  const most = binary("*", times, literal(days.longestBreak + 1));
  const isOpen = lambda([each], not(isClosed(at(local(each)), days, context)));
  const open = call("filter", range(literal(1), most), isOpen);
  const day = at(index(open, binary("-", times, literal(1))));
  return block(
    [
      { name: origin, value: start },
      { name: found, value: day },
    ],
    inside(local(found), days),
  );
}

function inside(day: Expression, days: CalendarDays): Expression {
  const { first, last } = days;
  const late = conditional(
    binary(">", day, literal(last)),
    raise(beyond(days, literal(textOfDay(last + 1)))),
    dayText(day),
  );
  return conditional(
    binary("<", day, literal(first)),
    raise(beyond(days, literal(textOfDay(first - 1)))),
    late,
  );
}

export function dayText(day: Expression): Expression {
  return call(
    "fromMillis",
    binary("*", day, literal(DAY_MILLISECONDS)),
    literal("[Y0001]-[M01]-[D01]"),
  );
}

/** Of the month that a text begins with. */
export function firstOf(text: Expression): Expression {
  return binary("&", call("substring", text, literal(0), literal(7)), literal("-01"));
}

/** The first day of the month after a first day. */
export function firstOfNext(day: Expression): Expression {
  const later = dayText(binary("+", day, literal(31)));
  return binary("/", call("toMillis", firstOf(later)), literal(DAY_MILLISECONDS));
}
