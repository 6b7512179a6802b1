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
import type { ExpressionContext } from "../expression-context.ts";
import { once } from "../once.ts";
import { end } from "../white-space.ts";

/** As JavaScript writes a time. Without a picture, AWS's evaluator might leave out a fraction of zero, as it does in its own times. */
export const PICTURE = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001]Z";

/** `new Date(milliseconds).toISOString()`. JavaScript writes years of more than four digits in another form. */
export function textOfTime(milliseconds: Expression, context: ExpressionContext): Expression {
  const text = (of: Expression): Expression => call("fromMillis", of, literal(PICTURE));
  if ((reachOf(milliseconds) ?? LAST) < -FIRST) return text(milliseconds);
  return once(milliseconds, "time", context, (time) =>
    conditional(
      and(binary(">=", time, literal(FIRST)), binary("<=", time, literal(LAST))),
      text(time),
      raise("a time beyond the years 0 to 9999"),
    ),
  );
}

/**
 * `Date.parse(text)` of a day, or of an instant that names its zone. Another text is no number in JavaScript, or means the zone of the machine; of days
 * that the calendar has not, the evaluators make different ones.
 */
export function timeOfText(text: Expression, context: ExpressionContext): Expression {
  if (isInstant(text)) return call("toMillis", text);
  return once(text, "text", context, (given) => {
    const day = call("substring", given, literal(0), literal(10));
    const again = call("fromMillis", call("toMillis", day), literal("[Y0001]-[M01]-[D01]"));
    return conditional(
      and(call("contains", given, regex(ISO)), binary("=", again, day)),
      call("toMillis", given),
      raise("NaN: not an ISO time with a zone"),
    );
  });
}

/** The years 0 to 9999. */
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;

const ISO = `^[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-5][0-9]))?${end}`;

/** What Step Functions or this file wrote itself. */
function isInstant(text: Expression): boolean {
  if (text.kind === "call") return text.callee === "now" || text.callee === "fromMillis";
  return text.kind === "member" && text.name === "StartTime" && isExecution(text.object);
}

function isExecution(object: Expression): boolean {
  return object.kind === "member" && object.name === "Execution" && object.object.kind === "source";
}

/** No more than this, without the sign; undefined for what isn't known. The clock stays below for two centuries. */
function reachOf(number: Expression): number | undefined {
  if (number.kind === "literal") return Math.abs(Number(number.value));
  if (number.kind === "call") return number.callee === "millis" ? 1e13 : undefined;
  if (number.kind !== "binary") return undefined;
  const [left, right] = [reachOf(number.left), reachOf(number.right)];
  if (left === undefined || right === undefined) return undefined;
  if (number.operator === "*") return left * right;
  return number.operator === "+" || number.operator === "-" ? left + right : undefined;
}
