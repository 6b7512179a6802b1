import { describe, expect, it } from "vitest";
import { calendarDays } from "../../lib/calendar/index.ts";
import { listedSchedules } from "../../lib/cli/schedules/listed-schedule.ts";
import { schedulesData } from "../../lib/cli/schedules/schedules-data.ts";
import { schedulesText } from "../../lib/cli/schedules/schedules-text.ts";
import type { CompiledSchedule } from "../../lib/compiler/index.ts";
import { calendar, cron, type Environment } from "../../lib/flow/index.ts";

const span = { file: "flows/report.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
const morning: CompiledSchedule = {
  ...{ kind: "cron", expression: "0 6 * * MON-FRI", timezone: "Asia/Tokyo", name: "morning", span },
  ...{ params: { client: "acme" }, windowMinutes: 90, start: "2026-04-01T00:00:00+09:00" },
};
const night: CompiledSchedule = {
  ...{ kind: "cron", expression: "30 2 * * *", timezone: "America/New_York", name: "night", span },
  catchUp: "latest",
};
const closing: CompiledSchedule = {
  ...{ kind: "at", time: "2026-12-31T23:00", timezone: "Asia/Tokyo", name: "closing", span },
};
const often: CompiledSchedule = { kind: "rate", everySeconds: 7200, span };

function listed(
  schedules: readonly CompiledSchedule[],
  environment: Environment = {},
  after = "2026-03-06T00:00:00Z",
) {
  const flow = { name: "report", schedules };
  return listedSchedules(flow, environment, { after: new Date(after), count: 5 });
}

const textOf = (...given: Parameters<typeof listed>) =>
  schedulesText(listed(...given), (_, text) => text);

describe("nagare schedules", () => {
  it("shows the next times in each schedule's zone, within 80 columns", () => {
    const text = textOf([morning, night, closing]);
    expect(text).toBe(`report · morning
  cron 0 6 * * MON-FRI, Asia/Tokyo
  from 2026-04-01 00:00, within 90 minutes, params {"client":"acme"}
  next  Wed 2026-04-01 06:00   Thu 2026-04-02 06:00   Fri 2026-04-03 06:00
        Mon 2026-04-06 06:00   Tue 2026-04-07 06:00

report · night
  cron 30 2 * * *, America/New_York
  catches up the latest
  next  Fri 2026-03-06 02:30   Sat 2026-03-07 02:30   Mon 2026-03-09 02:30
        Tue 2026-03-10 02:30   Wed 2026-03-11 02:30

report · closing
  once, 2026-12-31 23:00, Asia/Tokyo
  next  Thu 2026-12-31 23:00`);
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it("says by when a run must have started and finished", () => {
    const deadlines = {
      startBy: { kind: "after", seconds: 600 },
      finishBy: { kind: "clock", time: "06:00" },
    } as const;
    const flow = { name: "report", schedules: [closing], ...deadlines };
    const all = listedSchedules(flow, {}, { after: new Date(0), count: 1 });
    expect(schedulesText(all, (_, text) => text)).toContain(
      "\n  must start within 10 minutes, must finish by 06:00\n",
    );
    expect(schedulesData(undefined, all)).toMatchObject({ schedules: [deadlines] });
  });

  it("gives no times to a rate that nobody knows the start of, and to what is over", () => {
    expect(textOf([often])).toBe("report\n  every 2 hours, UTC\n  counted from the deploy");
    expect(textOf([closing], {}, "2027-01-01T00:00:00Z")).toContain("never again");
  });

  it("shows an environment's times, what is off there, and that it says so", () => {
    const schedules = { report: { off: ["night"], window: "5m" } } as const;
    const text = textOf([morning, night], { schedules });
    expect(text).toContain("within 5 minutes");
    expect(text).toContain("report · night  off");
    expect(text.match(/changed by the environment/g)).toHaveLength(2);
    expect(textOf([often], { schedules: "off" })).toBe("report  off\n  every 2 hours, UTC");
    const other = { report: cron("0 9 * * *") };
    expect(textOf([often], { schedules: other, timeZone: "Asia/Tokyo" })).toContain(
      "cron 0 9 * * *, Asia/Tokyo",
    );
  });

  it("leaves out the days that a schedule is not for, and tells of days that its flow doesn't know", () => {
    const days = calendarDays({
      ...{ name: "office", holidays: ["2026-03-09"], except: [], weekend: [6, 7] },
    });
    const only = { days, mark: "business days of office in Asia/Tokyo" };
    const daily = { ...night, timezone: "Asia/Tokyo", only } as const;
    const text = textOf([daily]);
    expect(text).toContain("only business days of office, catches up the latest");
    expect(text).toContain("next  Tue 2026-03-10 02:30   Wed 2026-03-11 02:30");
    const office = calendar({ name: "office", holidays: ["2026-03-09"] });
    const other = { report: cron("0 9 * * *", "UTC", { only: office.businessDays }) };
    expect(textOf([daily], { schedules: other })).toContain(
      "report doesn't know the business days of office in UTC",
    );
    expect(textOf([daily], { schedules: other, timeZone: "Asia/Tokyo" })).toContain("in UTC");
    const alike = { report: cron("0 9 * * *", undefined, { only: office.businessDays }) };
    const [listedAlike] = listed([daily], { schedules: alike, timeZone: "Asia/Tokyo" });
    expect(listedAlike?.planned.mark).toBe(only.mark);
    expect(listedAlike?.expression).toBe("cron(0 9 ? * MON-FRI *)");
  });

  it("tells a time of an environment that AWS doesn't take", () => {
    const wrong = (expression: string, zone: string) =>
      textOf([], { schedules: { report: cron(expression, zone) } });
    expect(wrong("0 9 1 * MON", "UTC")).toContain("write two schedules");
    expect(wrong("0 9 * * *", "Asia/Tokio")).toContain('"Asia/Tokio" is no time zone');
  });

  it("has instants, local times with their offsets and AWS's expression as JSON", () => {
    const [schedule] = Object(schedulesData("prod", listed([night]))).schedules;
    expect(schedule).toMatchObject({
      flow: "report",
      name: "night",
      awsExpression: "cron(30 2 * * ? *)",
      timezone: "America/New_York",
      enabled: true,
      overridden: false,
    });
    expect(schedule.next.slice(1, 3)).toEqual([
      { time: "2026-03-07T07:30:00.000Z", local: "2026-03-07T02:30:00-05:00" },
      { time: "2026-03-09T06:30:00.000Z", local: "2026-03-09T02:30:00-04:00" },
    ]);
  });
});
