import { describe, expect, it } from "vitest";
import { scheduleExpression } from "../../lib/schedules/index.ts";

const cron = (expression: string) =>
  scheduleExpression({ kind: "cron", expression, timezone: "Asia/Tokyo" });

describe("a five-field cron expression", () => {
  it.each([
    ["0 10 * * *", "0 10 * * ? *"],
    ["* * * * *", "* * * * ? *"],
    ["*/15 * * * *", "0/15 * * * ? *"],
    ["*/1 */2 * * *", "* 0/2 * * ? *"],
    ["*/90 * * * *", "0 * * * ? *"],
    ["10-30/10 * * * *", "10,20,30 * * * ? *"],
    ["*/30,5 * * * *", "0,30,5 * * * ? *"],
    ["0,30 9-17 * * *", "0,30 9-17 * * ? *"],
    ["00 09 * * *", "0 9 * * ? *"],
    ["0 0 1 * *", "0 0 1 * ? *"],
    ["0 0 1,15 * *", "0 0 1,15 * ? *"],
    ["0 0 */2 * *", "0 0 1/2 * ? *"],
    ["0 0 L * *", "0 0 L * ? *"],
    ["0 0 15W * *", "0 0 15W * ? *"],
    ["0 0 1 */3 *", "0 0 1 1/3 ? *"],
    ["0 0 1 jan,JUL *", "0 0 1 JAN,JUL ? *"],
    ["0 0 * 3-5 *", "0 0 * 3-5 ? *"],
    ["30 8 * * 1-5", "30 8 ? * 2-6 *"],
    ["30 8 * * MON-FRI", "30 8 ? * MON-FRI *"],
    ["30 8 * * mon,WED,5", "30 8 ? * MON,WED,6 *"],
    ["0 0 * * 0", "0 0 ? * 1 *"],
    ["0 0 * * 7", "0 0 ? * 1 *"],
    ["0 0 * * 6", "0 0 ? * 7 *"],
    ["0 0 * * 0-6", "0 0 ? * 1-7 *"],
    ["0 0 * * 5-7", "0 0 ? * 6,7,1 *"],
    ["0 0 * * 0-7", "0 0 ? * 1,2,3,4,5,6,7 *"],
    ["0 0 * * 6,0", "0 0 ? * 7,1 *"],
    ["0 0 * * */2", "0 0 ? * 1,3,5,7 *"],
    ["0 0 * * 1-5/2", "0 0 ? * 2,4,6 *"],
    ["0 0 * * 5L", "0 0 ? * 6L *"],
    ["0 0 * * 1#2", "0 0 ? * 2#2 *"],
    ["0 0 * * FRI#3", "0 0 ? * 6#3 *"],
    ["  0 10 * * *  ", "0 10 * * ? *"],
  ])("turns %s into cron(%s)", (unix, aws) => {
    expect(cron(unix)).toEqual({
      kind: "expression",
      expression: `cron(${aws})`,
      timezone: "Asia/Tokyo",
    });
  });

  it.each([
    ["0 10 * *", /five fields/],
    ["0 0 10 * * *", /five fields/],
    ["", /five fields/],
    ["@daily", /five fields/],
    ["0 0 1 * 1", /write two schedules/],
    ["0 0 */2 * MON", /write two schedules/],
    ["0 0 ? * MON", /write two schedules/],
    ["0 0 ? * *", /"\?" is no day of month/],
    ["60 * * * *", /"60" is no minute: write \*, values from 0 to 59/],
    ["0 24 * * *", /is no hour/],
    ["0 0 0 * *", /is no day of month/],
    ["0 0 32 * *", /is no day of month/],
    ["0 0 * 13 *", /is no month.*or JAN–DEC/],
    ["0 0 * * 8", /is no day of week/],
    ["0 0 * * MOON", /is no day of week/],
    ["0 0 * * FRI-MON", /a range goes upwards/],
    ["0 22-2 * * *", /a range goes upwards/],
    ["5/15 * * * *", /write the end too, as in "5-59\/15"/],
    ["*/0 * * * *", /is no minute/],
    ["1,,2 * * * *", /is no minute/],
    ["1-2-3 * * * *", /is no minute/],
    ["0 0 * * L", /is no day of week/],
    ["0 0 * * 1#6", /is no day of week/],
    ["0 0 40W * *", /is no day of month/],
    ["-1 * * * *", /is no minute/],
    ["1e1 * * * *", /is no minute/],
  ])("refuses %s", (unix, reason) => {
    expect(cron(unix)).toEqual({ kind: "refused", reason: expect.stringMatching(reason) });
  });
});

describe("a rate", () => {
  it.each([
    [60, "rate(1 minute)"],
    [300, "rate(5 minutes)"],
    [3600, "rate(1 hour)"],
    [5400, "rate(90 minutes)"],
    [7200, "rate(2 hours)"],
    [86_400, "rate(1 day)"],
    [604_800, "rate(7 days)"],
  ])("of %d seconds becomes %s", (everySeconds, expression) => {
    expect(scheduleExpression({ kind: "rate", everySeconds })).toMatchObject({ expression });
  });

  it.each([0, 30, 90, 61])("of %d seconds is refused", (everySeconds) => {
    expect(scheduleExpression({ kind: "rate", everySeconds })).toMatchObject({ kind: "refused" });
  });
});
