import { expect, it } from "vitest";
import { cronText } from "../../lib/changes/model/cron-text.ts";
import { startsPerMonth } from "../../lib/changes/model/starts-per-month.ts";
import { scheduleExpression } from "../../lib/schedules/index.ts";

it.each([
  ["cron(0 10 ? * 2-6 *)", "cron 0 10 * * 1-5"],
  ["cron(0 6 ? * MON *)", "cron 0 6 * * MON"],
  ["cron(0/15 * * * ? *)", "cron 0/15 * * * *"],
  ["cron(0 9 ? * 6#2 *)", "cron 0 9 * * 5#2"],
  ["cron(0 9 1 1 ? 2027)", "cron(0 9 1 1 ? 2027)"],
  ["at(2027-01-01T00:00:00)", "at(2027-01-01T00:00:00)"],
])("%s is told as %s", (expression, text) => {
  expect(cronText(expression)).toBe(text);
});

it.each(["0 10 * * 1-5", "30 8 1 * *", "0 0 * * *", "5 4 * 1,7 *"])(
  "a flow's own %s is told as it was written",
  (expression) => {
    const said = scheduleExpression({ kind: "cron", expression, timezone: "UTC" });
    expect(cronText(said.kind === "expression" ? said.expression : "")).toBe(`cron ${expression}`);
  },
);

it.each([
  ["rate(1 hour)", 730.5],
  ["rate(5 minutes)", 8766],
  ["rate(2 days)", 15.22],
  ["cron(0 10 * * ? *)", 30.44],
  ["cron(0 10 ? * MON *)", 4.35],
  ["cron(0 10 ? * 2-6 *)", 21.74],
  ["cron(0/15 9-17 * * ? *)", 1095.75],
  ["cron(0 0 1,15 * ? *)", 2],
  ["cron(0 0 31 * ? *)", 0.58],
  ["cron(0 0 L * ? *)", 1],
  ["cron(0 0 ? 1 6#2 *)", 0.08],
])("%s starts %d times in a month of average length", (expression, count) => {
  expect(startsPerMonth(expression)).toBeCloseTo(count, 1);
});

it.each(["at(2027-01-01T00:00:00)", "", "cron(0 0 1 1 ? 2027)"])(
  "%j tells no number",
  (expression) => {
    expect(startsPerMonth(expression)).toBeUndefined();
  },
);
