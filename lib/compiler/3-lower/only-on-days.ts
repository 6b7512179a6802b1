import type { Span } from "../../diagnostics/index.ts";
import type { LoadedFlow } from "../1-load/index.ts";
import type { Assignment, Edge, Rule } from "../ir/index.ts";
import {
  and,
  binary,
  bind,
  call,
  literal,
  member,
  object,
  read,
  readInstant,
  source,
  type VariableId,
} from "../jsonata/index.ts";
import type { CompiledOnly } from "../project.ts";
import { assigning, goTo } from "./edges.ts";
import { expressionContext } from "./expressions/index.ts";
import { isClosed, knownDay } from "./expressions/time/calendar-days.ts";
import { DAY, shown } from "./expressions/time/milliseconds.ts";
import { onClock } from "./expressions/time/moment.ts";
import { contextAt, type Place } from "./place.ts";

/**
 * The body behind a choice that ends a run as skipped where a schedule with `only` has started it on another day. Such a start says so, `nagare.only`: runs by hand, of backfills and
 * of other schedules are for any day.
 */
export function onlyOnDays(
  flow: LoadedFlow,
  place: Place,
  scheduledTime: VariableId,
  body: Edge,
): Edge {
  const held = heldSchedules(flow);
  const [first] = held;
  if (first === undefined) return body;
  // The key of a lock is of the params, which the entry alone reads.
  const isLocked = flow.lock !== undefined;
  const checks = held.map((each) => checkOf(each, place, scheduledTime));
  const choice = place.graph.add({
    kind: "choice",
    origin: { span: first.span, label: `only on business days of ${first.days.name}` },
    rules: checks.map(({ rule }) => rule),
    otherwise: isLocked ? goTo(body.to) : body,
  });
  const marked = checks.map(({ assignment }) => assignment);
  return assigning([...marked, ...(isLocked ? body.assign : [])], goTo(choice));
}

interface HeldSchedule extends CompiledOnly {
  readonly timezone: string;
  readonly span: Span;
}

/** The first of those that say the same. */
function heldSchedules({ schedules }: LoadedFlow): readonly HeldSchedule[] {
  const held = schedules.flatMap(({ span, ...each }) =>
    each.kind === "cron" && each.only && each.timezone !== undefined
      ? [{ ...each.only, timezone: each.timezone, span }]
      : [],
  );
  return held.filter(({ mark }, at) => held.findIndex((other) => other.mark === mark) === at);
}

interface Check {
  readonly assignment: Assignment;
  readonly rule: Rule;
}

function checkOf(
  { days, mark, timezone, span }: HeldSchedule,
  place: Place,
  scheduledTime: VariableId,
): Check {
  const context = expressionContext(contextAt(place));
  const isMarked = place.flow.variables.declare("isForBusinessDays", "never");
  const said = member(member(source("params"), "nagare"), "only");
  const zone = place.flow.project.zoneOf(timezone);
  if (zone === undefined) throw new Error(`no zone ${timezone}`);
  // A schedule's time is of this century: that keeps the table of a zone that is settled since out of the definition.
  const since = Date.UTC(2000, 0, 1);
  const utc = call("toMillis", readInstant(scheduledTime));
  const clock = onClock({ zone, bindings: [], utc, since }, context);
  const number = call("floor", binary("/", clock.local, literal(DAY)));
  const day = shown(clock.local, "[Y0001]-[M01]-[D01]");
  const isOff = knownDay(number, { days, text: day, context }, (known) =>
    isClosed(known, days, context),
  );
  const reason = binary("&", day, literal(` is no business day of ${days.name}`));
  const skipped = object([{ key: "skipped", value: reason }]);
  const end = place.graph.add({
    kind: "end",
    origin: { span, label: `no business day of ${days.name}` },
    value: bind(clock.bindings, object([{ key: "nagare", value: skipped }])),
  });
  return {
    assignment: { variable: isMarked, value: binary("=", said, literal(mark)) },
    rule: { test: and(read(isMarked), bind(clock.bindings, isOff)), edge: goTo(end) },
  };
}
