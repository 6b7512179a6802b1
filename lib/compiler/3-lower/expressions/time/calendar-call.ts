import ts from "typescript";
import type { CalendarDays } from "../../../../calendar/index.ts";
import { isCalendar } from "../../../1-load/index.ts";
import { call, type Expression, literal, not } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import {
  booleanValue,
  type ExpressionContext,
  refuse,
  stringValue,
} from "../expression-context.ts";
import { unwrap } from "../unwrap.ts";
import { countOf } from "./calendar-count.ts";
import { dayNumber, dayText, firstOf, firstOfNext, isClosed, walked } from "./calendar-days.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

/** `jp.isBusinessDay(day)`: a method of a `calendar(…)`; undefined for other calls. */
export function calendarCall(
  node: ts.CallExpression,
  context: ExpressionContext,
): Value | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const owner = callee.expression;
  if (!isCalendar(context.checker.getTypeAtLocation(owner))) return undefined;
  const method = METHODS[callee.name.text];
  const [day, count] = node.arguments;
  if (method === undefined || day === undefined) return undefined;
  const found = context.time.calendarOf(owner);
  if (found.kind === "wrong") {
    refuse(context, owner, "NG1320", { problem: found.problem });
    return stringValue(literal(""), context);
  }
  if (found.kind === "unknown") {
    refuseUnknown(owner, "the calendar", context);
    return stringValue(literal(""), context);
  }
  const text = context.lower(day).expression;
  return method({ days: found.days, text, context, ...(count && { count }) });
}

interface Asked {
  readonly days: CalendarDays;
  readonly text: Expression;
  readonly count?: ts.Expression;
  readonly context: ExpressionContext;
}

const METHODS: Readonly<Record<string, (asked: Asked) => Value>> = {
  isBusinessDay: ({ days, text, context }) =>
    booleanValue(
      dayNumber(call("substring", text, literal(0), literal(10)), days, context, (day) =>
        not(isClosed(day, days, context)),
      ),
      context,
    ),
  plusBusinessDays: ({ days, text, count, context }) =>
    stringValue(
      dayNumber(call("substring", text, literal(0), literal(10)), days, context, (day) =>
        countOf(count, context, {
          none: () => dayText(day),
          some: (step, times) => walked(day, step, times, days, context),
        }),
      ),
      context,
    ),
  firstBusinessDay: ({ days, text, context }) =>
    stringValue(
      dayNumber(firstOf(text), days, context, (day) =>
        walked(day, literal(1), literal(1), days, context, -1),
      ),
      context,
    ),
  lastBusinessDay: ({ days, text, context }) =>
    stringValue(
      dayNumber(firstOf(text), days, context, (day) =>
        walked(firstOfNext(day), literal(-1), literal(1), days, context),
      ),
      context,
    ),
};
