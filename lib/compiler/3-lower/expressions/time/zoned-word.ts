import ts from "typescript";
import type { ZoneRules } from "../../../1-load/index.ts";
import { isZoned } from "../../../1-load/index.ts";
import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  literal,
  raise,
  regex,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import type { Moment } from "../../time-lowering.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { kindsOf, numberKind, stringKind } from "../kinds.ts";
import { isInteger } from "../number-kind.ts";
import { numberText } from "../number-text.ts";
import { once } from "../once.ts";
import { unwrap } from "../unwrap.ts";
import { end } from "../white-space.ts";
import { knownMoment } from "./known-instant.ts";
import { moved } from "./milliseconds.ts";
import { atInstant, constantOffset, momentOf, zonedValue } from "./moment.ts";
import { atFirst } from "./on-clock.ts";
import { lowerParsed } from "./parse.ts";
import { earliestAt } from "./provenance.ts";
import { inZone, zoneIn } from "./zone-in.ts";

/** `zoned(instant, zone)` */
export function lowerZoned(node: ts.CallExpression, context: ExpressionContext): Value {
  const [instant, zoneNode] = node.arguments;
  const zone = zoneNode && zoneIn(zoneNode, context);
  const type = context.checker.getTypeAtLocation(node);
  const moment = instant && zone && momentAt(instant, zone, context);
  return moment
    ? zonedValue(moment, type, context)
    : { expression: literal(""), type, optional: false };
}

/** `zoned.parse(text, format, zone)`; undefined for other calls. */
export function parsedOf(node: ts.CallExpression, context: ExpressionContext): Value | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "parse") return undefined;
  if (context.wordOf(callee.expression) !== "zoned") return undefined;
  const [, , zoneNode] = node.arguments;
  const zone = zoneNode && zoneIn(zoneNode, context);
  const moment = zone && lowerParsed(node, zone, context);
  const type = context.checker.getTypeAtLocation(node);
  return moment
    ? zonedValue(moment, type, context)
    : { expression: literal(""), type, optional: false };
}

function momentAt(
  node: ts.Expression,
  zone: ZoneRules,
  context: ExpressionContext,
): Moment | undefined {
  const value = context.lower(node);
  if (isZoned(value.type)) return inZone(momentOf(value, node, context), zone);
  const kinds = kindsOf(value, context);
  if (kinds === numberKind)
    return { zone, bindings: [], ...ofNumber(value.expression, node, context) };
  if (kinds === stringKind) return ofText(value.expression, zone, node, context);
  const type = `\`${context.checker.typeToString(value.type)}\``;
  const help = "give it a text, a number or a `Zoned`, not either";
  refuse(context, node, "NG1002", { method: "zoned", type }, help);
  return undefined;
}

function ofNumber(
  number: Expression,
  node: ts.Node,
  context: ExpressionContext,
): { readonly utc: Expression; readonly since?: number } {
  const since = earliestAt(number, node, context);
  if (since !== undefined) return { utc: number, since };
  const utc = once(number, "time", context, (time) => {
    const isWhole = isInteger(time) ? literal(true) : binary("=", time, call("floor", time));
    const inYears = and(binary(">=", time, literal(FIRST)), binary("<", time, literal(END)));
    const beyond = raise("RangeError: a time beyond the years 0 to 9999");
    const text = numberText(time, context);
    const odd = binary("&", literal("RangeError: not a whole number of milliseconds: "), text);
    return conditional(isWhole, conditional(inYears, time, beyond), raise(odd));
  });
  return { utc };
}

/** The years 0 to 9999. */
const FIRST = -62_167_219_200_000;
const END = 253_402_300_800_000;

function ofText(
  text: Expression,
  zone: ZoneRules,
  node: ts.Node,
  context: ExpressionContext,
): Moment {
  const known = knownMoment(text, zone);
  if (known) return known;
  const since = earliestAt(text, node, context);
  if (since !== undefined) return { zone, bindings: [], utc: call("toMillis", text), since };
  const name = context.freshLocal("text");
  const given = { kind: "local", name } as const;
  const start = { name, value: checked(text, context) };
  return either({ zone, bindings: [start] }, given, context);
}

/** A text without an offset is a local time. Both are told apart by what the clock shows where the zone allows it. */
function either(moment: Moment, text: Expression, context: ExpressionContext): Moment {
  const offset = constantOffset(moment);
  const hasOffset = call("contains", text, regex(`(Z|[+-][0-9]{2}:[0-9]{2})${end}`));
  const isDay = binary("=", call("length", text), literal(10));
  const clock = call("toMillis", conditional(isDay, text, binary("&", text, literal("Z"))));
  const instant = call("toMillis", text);
  if (offset !== undefined)
    return { ...moment, local: conditional(hasOffset, moved(instant, offset), clock) };
  const local = atFirst(moment.zone, clock, undefined, context);
  const functions = local.bindings.filter(({ value }) => value.kind === "lambda");
  const found = atInstant(local).utc;
  const rest = local.bindings.filter(({ value }) => value.kind !== "lambda");
  const utc = conditional(hasOffset, instant, blockOf(rest, found));
  const time = context.freshLocal("time");
  const bindings = [...functions, ...moment.bindings, { name: time, value: utc }];
  return { zone: moment.zone, bindings, utc: { kind: "local", name: time } };
}

function blockOf(bindings: Moment["bindings"], body: Expression): Expression {
  return bindings.length === 0 ? body : { kind: "block", bindings, body };
}

/** Of days that the calendar has not, the evaluators make different ones. */
function checked(text: Expression, context: ExpressionContext): Expression {
  return once(text, "text", context, (given) => {
    const day = call("substring", given, literal(0), literal(10));
    const shown = call("fromMillis", call("toMillis", day), literal("[Y0001]-[M01]-[D01]"));
    const isTime = and(call("contains", given, regex(ISO)), binary("=", shown, day));
    const message = binary("&", literal("RangeError: not an ISO time: "), given);
    return conditional(isTime, given, raise(message));
  });
}

const ISO = `^[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-5][0-9])?)?${end}`;
