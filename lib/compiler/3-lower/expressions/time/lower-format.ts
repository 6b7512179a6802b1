import ts from "typescript";
import { literal } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import type { Moment } from "../../time-lowering.ts";
import { type ExpressionContext, refuse, stringValue } from "../expression-context.ts";
import type { Call } from "../methods/method.ts";
import { unwrap } from "../unwrap.ts";
import { constantIn } from "./constant-in.ts";
import { asksForOffset, formatted } from "./format.ts";
import { onClock, spoken, withName, withOffset } from "./moment.ts";
import { isLocale } from "./names.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

/** `toFormat(format, options)` */
export function lowerFormat(moment: Moment, own: Call): Value {
  const { context, node } = own;
  const [formatNode = node, optionsNode] = own.arguments;
  const format = constantIn(formatNode, context);
  if (typeof format !== "string") {
    refuse(context, formatNode, "NG1311", {
      format: formatNode.getText(),
      what: "is known at run time only",
    });
    return stringValue(literal(""), context);
  }
  const locale = localeIn(optionsNode, context);
  const timed = onClock(moment, context);
  const local = withName(timed, "local", timed.local, context);
  const plain = { ...local.moment, local: local.value };
  const known = asksForOffset(format)
    ? withOffset(plain, context)
    : { ...plain, offset: plain.offset ?? literal(0) };
  const calendar = calendarIn(optionsNode, context);
  const writing = { moment: { ...known, local: local.value }, locale, calendar, context };
  const text = formatted(format, writing, (token) => {
    const what = `has \`${token}\`, which has no form here`;
    const help = `for the letters themselves, quote them: \`'${token}'\``;
    refuse(context, formatNode, "NG1311", { format: formatNode.getText(), what }, help);
  });
  return stringValue(spoken(writing.moment, text), context);
}

/** The one that a flow runs with, wherever. */
const LOCALE = "en-US";

function localeIn(options: ts.Expression | undefined, context: ExpressionContext): string {
  if (options === undefined) return LOCALE;
  const given = memberOf(options, "locale", context);
  if (given === undefined) return LOCALE;
  const locale = constantIn(given, context);
  if (typeof locale === "string" && isLocale(locale)) return locale;
  refuseUnknown(given, "the locale", context);
  return LOCALE;
}

function calendarIn(
  options: ts.Expression | undefined,
  context: ExpressionContext,
): "gregory" | "japanese" {
  const given = options && memberOf(options, "calendar", context);
  const calendar = given && constantIn(given, context);
  if (calendar === "japanese") return calendar;
  if (given && calendar !== "gregory") refuseUnknown(given, "the calendar", context);
  return "gregory";
}

/** What an option is set to. */
function memberOf(
  options: ts.Expression,
  name: string,
  context: ExpressionContext,
): ts.Expression | undefined {
  const written = unwrap(options);
  if (!ts.isObjectLiteralExpression(written)) {
    refuseUnknown(options, "the object of options", context);
    return undefined;
  }
  const given = written.properties.find((each) => each.name?.getText() === name);
  if (given && ts.isPropertyAssignment(given)) return given.initializer;
  return given && ts.isShorthandPropertyAssignment(given) ? given.name : undefined;
}
