import type { ZoneRules } from "../../../1-load/index.ts";
import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  list,
  literal,
  local as localName,
} from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { difference } from "./milliseconds.ts";
import { constantOffset, offsetAt, withName, withOffset, withOffsets } from "./moment.ts";

/**
 * The instant at which the clock of the moment's zone shows `local`, as luxon finds it: with the offset of before if that is right there. In a gap it moves on by what
 * the clock was set forward.
 */
export function atClock(
  moment: Moment,
  local: Expression,
  since: number | undefined,
  context: ExpressionContext,
): Moment {
  const { zone, bindings } = moment;
  const known = since === undefined ? {} : { since };
  const next: Moment = { zone, bindings, local, ...known };
  if (constantOffset(moment) !== undefined && constantOffset(next) !== undefined) return next;
  const before = withOffset(moment, context);
  const found = withInstants(before, context);
  const utc = call(localName(instantName(zone, context)), local, before.offset);
  const named = withName({ ...found, ...known }, "time", utc, context);
  return { zone, bindings: named.moment.bindings, utc: named.value, ...known };
}

/** The same for a time of day that no other came before: where the clock is set back, the earlier one. */
export function atFirst(
  zone: ZoneRules,
  local: Expression,
  since: number | undefined,
  context: ExpressionContext,
): Moment {
  const known = since === undefined ? {} : { since };
  const next: Moment = { zone, bindings: [], local, ...known };
  if (constantOffset(next) !== undefined) return next;
  const named = withName(next, "local", local, context);
  const functions = withInstants(named.moment, context);
  const dayBefore = offsetAt(zone, difference(named.value, literal(86_400_000)), context);
  const utc = call(localName(instantName(zone, context)), named.value, dayBefore);
  const time = withName(functions, "time", utc, context);
  return { zone, bindings: time.moment.bindings, utc: time.value, ...known };
}

function instantName(zone: ZoneRules, context: ExpressionContext): string {
  return `${context.time.offsetNameOf(zone)}i`;
}

function withInstants(moment: Moment, context: ExpressionContext): Moment {
  const known = withOffsets(moment, context);
  const name = instantName(moment.zone, context);
  if (known.bindings.some((each) => each.name === name)) return known;
  const [offsets, ...rest] = known.bindings.toSorted(
    (left, right) =>
      Number(isOffsets(right.name, known, context)) - Number(isOffsets(left.name, known, context)),
  );
  const instants = { name, value: instantFunction(moment.zone, context) };
  return { ...known, bindings: offsets ? [offsets, instants, ...rest] : [instants] };
}

function isOffsets(name: string, { zone }: Moment, context: ExpressionContext): boolean {
  return name === context.time.offsetNameOf(zone);
}

/** `function($local, $before){ … }` */
function instantFunction(zone: ZoneRules, context: ExpressionContext): Expression {
  const [clock, before] = [context.freshLocal("local"), context.freshLocal("before")];
  const [first, second] = [context.freshLocal("offset"), context.freshLocal("other")];
  const from = (offset: Expression): Expression => difference(localName(clock), offset);
  const at = (offset: Expression): Expression => offsetAt(zone, from(offset), context);
  const [a, b] = [localName(first), localName(second)];
  const later = block(
    [{ name: second, value: at(a) }],
    from(conditional(binary("=", b, a), a, call("min", list(a, b)))),
  );
  const body = block(
    [{ name: first, value: at(localName(before)) }],
    conditional(binary("=", a, localName(before)), from(a), later),
  );
  return lambda([clock, before], body);
}
