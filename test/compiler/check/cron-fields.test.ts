import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronProblem, restrictsBothDays } from "../../../lib/compiler/2-check/cron-fields.ts";
import { awsCron } from "../../../lib/schedules/index.ts";

describe("a cron expression", () => {
  it.each([
    "0 10 * * *",
    "*/15 9-17 * * MON-FRI",
    "0 0 1,15 1-12/3 *",
    "0 0 29 2 *",
    "0 8 * * 7",
    "0 0 L * *",
    "0 9 * * FRI#2",
  ])("is right: %s", (expression) => expect(cronProblem(expression)).toBeUndefined());

  it.each([
    ["", "it has 1 field, not five"],
    ["0 0 * * * *", "it has 6 fields, not five"],
    ["60 * * * *", '"60" is not a minute (0 to 59)'],
    ["* 24 * * *", '"24" is not an hour (0 to 23)'],
    ["* * 0 * *", '"0" is not a day of the month (1 to 31)'],
    ["* * * 13 *", '"13" is not a month (1 to 12)'],
    ["* * * * 8", '"8" is not a day of the week (0 to 7)'],
    ["1,2,x * * * *", '"x" is not a minute (0 to 59)'],
    ["5-1 * * * *", '"5-1" is not a minute (0 to 59)'],
    ["5/2 * * * *", '"5/2" is not a minute (0 to 59)'],
    ["0 0 30 FEB *", "that month never has a day 30"],
    ["0 0 31 4,6,9,11 *", "that month never has a day 31"],
  ])("is refused: %s", (expression, problem) => {
    expect(cronProblem(expression)).toBe(problem);
  });

  it("passes the check only if it can be translated for AWS, and always then", () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 8 }).map(String),
      fc.constantFrom("*", "12", "31", "59", "60", "MON", "jan", "L", "5W", "5L", "FRI#2", "x", ""),
    );
    const range = fc.oneof(
      value,
      fc.tuple(value, value).map((pair) => pair.join("-")),
    );
    const step = fc.constantFrom("", "", "", "/2", "/0", "/x");
    const part = fc.tuple(range, step).map((both) => both.join(""));
    const field = fc.oneof(
      fc.constant("*"),
      fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(",")),
    );
    const fields = fc.array(field, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fields, (parts) => {
        const expression = parts.join(" ");
        const problem = cronProblem(expression);
        fc.pre(problem?.startsWith("that month") !== true);
        const passes = problem === undefined && !restrictsBothDays(expression);
        expect(awsCron(expression).kind).toBe(passes ? "translated" : "refused");
      }),
      { numRuns: 3000 },
    );
  });
});
