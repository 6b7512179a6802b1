import type ts from "typescript";
import type { ZoneRules } from "../../../1-load/index.ts";
import {
  and,
  binary,
  bind,
  block,
  call,
  conditional,
  type Expression,
  index,
  context as item,
  lambda,
  literal,
  local as localName,
  member,
  raise,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import type { Moment } from "../../time-lowering.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { isCheap } from "../once.ts";
import { difference, MINUTE, moved, shown } from "./milliseconds.ts";
import { earliestIn } from "./provenance.ts";
import { zoneNameOf } from "./zoned-type.ts";

/** What stands behind a value that is a `Zoned`; undefined, and refused, where its zone isn't known. */
export function momentOf(
  value: Value,
  node: ts.Node,
  context: ExpressionContext,
): Moment | undefined {
  const known = context.time.moments.get(value.expression);
  if (known) return known;
  const name = zoneNameOf(value, node, context.checker);
  const zone = name === undefined ? undefined : context.time.zoneOf(name);
  if (zone) return momentInText(value.expression, zone, earliestIn(node, context), context);
  refuse(context, node, "NG1310", { what: `\`${node.getText()}\``, ...unknownZone(name) });
  return undefined;
}

/** Of an ISO text that a `Zoned` is kept as. */
function momentInText(
  text: Expression,
  zone: ZoneRules,
  since: number | undefined,
  context: ExpressionContext,
): Moment {
  const moment: Moment = {
    zone,
    bindings: [],
    utc: call("toMillis", text),
    ...(since !== undefined && { since }),
  };
  if (constantOffset(moment) !== undefined) return moment;
  const named = withName(moment, "time", text, context);
  const clock = call("substring", named.value, literal(0), literal(23));
  return {
    ...named.moment,
    utc: call("toMillis", named.value),
    local: call("toMillis", binary("&", clock, literal("Z"))),
  };
}

function unknownZone(name: string | undefined): { readonly zone: string } {
  return { zone: name === undefined ? "is known at run time only" : `\`${name}\` does not exist` };
}

/** The offset that all instants have that it may be. */
export function constantOffset({ zone, since }: Moment): number | undefined {
  const last = zone.changes.at(-1) ?? zone.changes[0];
  const isPast = last.at === Number.NEGATIVE_INFINITY || (since ?? Number.NaN) >= last.at;
  return zone.isSettled && isPast ? last.offset : undefined;
}

/** The moment with a value of its own under a name, unless that is little more than a name. */
export function withName(
  moment: Moment,
  hint: string,
  value: Expression,
  context: ExpressionContext,
): { readonly moment: Moment; readonly value: Expression } {
  if (isCheap(value)) return { moment, value };
  const name = context.freshLocal(hint);
  const bindings = [...moment.bindings, { name, value }];
  return { moment: { ...moment, bindings }, value: localName(name) };
}

/** With `utc`. */
export interface AtInstant extends Moment {
  readonly utc: Expression;
}

/** With `local`. */
export interface OnClock extends Moment {
  readonly local: Expression;
}

/** The same with its instant. */
export function atInstant(moment: Moment): AtInstant {
  if (moment.utc) return { ...moment, utc: moment.utc };
  const { local } = moment;
  const offset = moment.offset ?? literal(constantOffset(moment) ?? 0);
  if (local === undefined) throw new Error("a moment that has no time");
  return { ...moment, utc: difference(local, offset) };
}

/** The same with what the clock shows. */
export function onClock(moment: Moment, context: ExpressionContext): OnClock {
  if (moment.local) return { ...moment, local: moment.local };
  const constant = constantOffset(moment);
  const { utc } = atInstant(moment);
  if (constant !== undefined) return { ...moment, local: moved(utc, constant) };
  const named = withName(moment, "time", utc, context);
  const known = withOffset({ ...named.moment, utc: named.value }, context);
  const local = withName(known, "local", moved(named.value, known.offset), context);
  return { ...local.moment, local: local.value };
}

/** The same with its offset. */
export function withOffset(
  moment: Moment,
  context: ExpressionContext,
): Moment & { readonly offset: Expression } {
  if (moment.offset) return { ...moment, offset: moment.offset };
  const constant = constantOffset(moment);
  if (constant !== undefined) return { ...moment, offset: literal(constant) };
  const looked = moment.local ? fromBoth(moment, moment.local) : lookedUp(moment, context);
  const named = withName(looked.moment, "offset", looked.offset, context);
  return { ...named.moment, offset: named.value };
}

function fromBoth(moment: Moment, local: Expression) {
  return { moment, offset: difference(local, atInstant(moment).utc) };
}

function lookedUp(moment: Moment, context: ExpressionContext) {
  const known = withOffsets(moment, context);
  return { moment: known, offset: offsetAt(known.zone, atInstant(known).utc, context) };
}

/** The function that finds offsets is among its names. */
export function withOffsets(moment: Moment, context: ExpressionContext): Moment {
  const name = context.time.offsetNameOf(moment.zone);
  if (moment.bindings.some((each) => each.name === name)) return moment;
  const offsets = { name, value: offsetFunction(moment.zone, context) };
  return { ...moment, bindings: [offsets, ...moment.bindings] };
}

/** A call of that function. */
export function offsetAt(zone: ZoneRules, utc: Expression, context: ExpressionContext): Expression {
  return call(localName(context.time.offsetNameOf(zone)), utc);
}

function offsetFunction(zone: ZoneRules, context: ExpressionContext): Expression {
  const [name, minute] = [context.freshLocal("at"), context.freshLocal("minute")];
  const at = localName(name);
  const table = context.time.tableOf(zone);
  const passed = {
    kind: "filter",
    of: member(table, "since"),
    predicate: binary("<=", item(), localName(minute)),
  } as const;
  const minutes = index(member(table, "offset"), call("count", passed));
  const offset = block(
    [{ name: minute, value: binary("/", at, literal(MINUTE)) }],
    binary("*", minutes, literal(MINUTE)),
  );
  const [{ at: from }] = zone.changes;
  const isKnown = and(
    from === Number.NEGATIVE_INFINITY ? literal(true) : binary(">=", at, literal(from)),
    zone.isSettled ? literal(true) : binary("<", at, literal(zone.until)),
  );
  return lambda([name], conditional(isKnown, offset, raise(beyond(zone))));
}

function beyond({ name, changes, until, isSettled }: ZoneRules): string {
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const [{ at }] = changes;
  const from = at === Number.NEGATIVE_INFINITY ? "" : ` from ${day(at)}`;
  return `a time beyond what is known here of ${name}:${from}${isSettled ? " on" : ` to ${day(until)}`}`;
}

/** The expression, with the names that it reads. */
export function spoken({ bindings }: Moment, expression: Expression): Expression {
  return bind(bindings, expression);
}

/** The value that a moment is: its ISO text. */
export function zonedValue(moment: Moment, type: ts.Type, context: ExpressionContext): Value {
  const expression = isoText(moment, context);
  context.time.moments.set(expression, moment);
  return { expression, type, optional: false };
}

/** What Step Functions keeps of it. */
const CLOCK = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001]";

export function isoText(moment: Moment, context: ExpressionContext): Expression {
  const constant = constantOffset(moment);
  const timed = onClock(moment, context);
  if (constant !== undefined)
    return spoken(timed, shown(timed.local, `${CLOCK}${isoOffset(moment.zone, constant)}`));
  const known = withOffset(timed, context);
  const text = binary("&", shown(timed.local, CLOCK), offsetText(known.offset, ":"));
  return spoken(known, text);
}

function isoOffset({ isUtc }: ZoneRules, offset: number): string {
  return isUtc ? "Z" : signed(offset, ":");
}

/** `+09:00` */
function signed(offset: number, between: string): string {
  const minutes = Math.abs(offset) / MINUTE;
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`;
}

export function offsetText(offset: Expression, between: string): Expression {
  if (offset.kind === "literal") return literal(signed(Number(offset.value), between));
  const sign = conditional(binary("<", offset, literal(0)), literal("-"), literal("+"));
  return binary("&", sign, shown(call("abs", offset), `[H01]${between}[m01]`));
}
