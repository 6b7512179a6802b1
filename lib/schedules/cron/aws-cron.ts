import { cronField, cronValues, type Translation } from "./cron-field.ts";
import { DAY_OF_MONTH, DAY_OF_WEEK, dayNumber, HOUR, MINUTE, MONTH } from "./fields.ts";

/**
 * Translates a five-field Unix cron expression into the six fields of AWS, or says why that can't be exact.
 *
 * @example `0 10 * * *` becomes `0 10 * * ? *`, `30 8 * * 1-5` becomes `30 8 ? * 2-6 *`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function awsCron(expression: string): Translation {
  const [minute, hour, dayOfMonth, month, dayOfWeek, ...more] = expression.trim().split(/\s+/);
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek || more.length > 0) {
    return refused(
      expression,
      "five fields are needed: minute, hour, day of month, month, day of week",
    );
  }
  if (dayOfMonth !== "*" && dayOfWeek !== "*") {
    return refused(
      expression,
      "a day of month together with a day of week means either day in cron, which AWS can't say; write two schedules",
    );
  }
  const fields = [
    cronField(MINUTE, minute),
    cronField(HOUR, hour),
    dayOfWeek === "*" ? dayOfMonthField(dayOfMonth, month) : asked,
    cronField(MONTH, month),
    dayOfWeek === "*" ? asked : dayOfWeekField(dayOfWeek),
  ];
  const wrong = fields.find((field) => field.kind === "refused");
  if (wrong !== undefined) return refused(expression, wrong.reason);
  const text = fields.map((field) => (field.kind === "translated" ? field.text : "")).join(" ");
  return { kind: "translated", text: `${text} *` };
}

// AWS wants `?` in exactly one of the two day fields.
const asked: Translation = { kind: "translated", text: "?" };

function refused(expression: string, reason: string): Translation {
  return { kind: "refused", reason: `cron "${expression}": ${reason}` };
}

/** Beside the Unix forms `L`, the last day, and `15W`, the weekday nearest to the 15th: the same words on AWS. */
function dayOfMonthField(text: string, month: string): Translation {
  if (text === "L") return { kind: "translated", text };
  const nearest = /^(\d+)W$/.exec(text)?.[1];
  if (nearest === undefined) return cronField(DAY_OF_MONTH, text);
  const day = cronField(DAY_OF_MONTH, nearest);
  if (day.kind === "refused") return day;
  return shortest(month) >= Number(nearest)
    ? { kind: "translated", text: `${day.text}W` }
    : {
        kind: "refused",
        reason: `AWS doesn't say what ${text} is in a month without a day ${nearest}`,
      };
}

function shortest(month: string): number {
  return Math.min(...cronValues(MONTH, month).map((each) => SHORTEST[each] ?? 0));
}

/** Days of the shortest year, by month. */
const SHORTEST = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Beside the Unix forms `5L`, the last Friday, and `5#2` or `FRI#2`, the second one. */
function dayOfWeekField(text: string): Translation {
  const [, day, which] = /^(\d|[A-Z]{3})(L|#[1-5])$/i.exec(text) ?? [];
  if (day === undefined || which === undefined) return cronField(DAY_OF_WEEK, text);
  // AWS shows both forms with numbers only: 6L, 6#2.
  const number = cronField(DAY_OF_WEEK, /^[89]$/.test(day) ? day : String(dayNumber(day)));
  return number.kind === "refused"
    ? number
    : { kind: "translated", text: `${number.text}${which.toUpperCase()}` };
}
