/** Business days: of Japan as its law has them, and in Node as in a state machine. */
import { describe, expect, it, vi } from "vitest";
import { compileProject } from "../../../lib/compiler/index.ts";
import { simulate } from "../../../lib/engine/index.ts";
import { calendar, zoned } from "../../../lib/flow/index.ts";
import { type Delivery, memoryStore } from "../../../lib/local/history/index.ts";
import type { LocalSchedule } from "../../../lib/local/index.ts";
import { Scheduler } from "../../../lib/local/scheduler/index.ts";
import { plannedSchedules, scheduleTimes } from "../../../lib/schedules/index.ts";
import { handClock } from "../../local/scheduler/hand-clock.ts";
import native from "./flow.ts";
import nativeScheduled from "./scheduled.ts";

const DAY = 86_400_000;
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10);

const { flows, diagnostics } = compileProject(import.meta.dirname, {
  files: ["flow.ts", "scheduled.ts"],
});
const flow = flows.find(({ name }) => name === "calendars");

async function compiled(asked: readonly { readonly day: string; readonly count: number }[]) {
  if (flow === undefined) throw new Error(JSON.stringify(diagnostics));
  return await simulate(flow.definition, { asked: asked.map((each) => ({ ...each })) }, {});
}

/** Every 34 days over the years that the calendar knows, with all counts in turn. */
const ASKED = Array.from({ length: 116 }, (_, index) => ({
  day: dayAt(Date.UTC(2021, 1, 1) + index * 34 * DAY),
  count: (index % 27) - 13,
}));

describe("business days", () => {
  it("are the same in Node and in the state machine, over the years", async () => {
    for (let from = 0; from < ASKED.length; from += 23) {
      const asked = ASKED.slice(from, from + 23);
      const result = await compiled(asked);
      expect(result).toMatchObject({ status: "SUCCEEDED" });
      expect(result.status === "SUCCEEDED" && result.output).toEqual(await native({ asked }));
    }
  });

  it.each([
    [
      "2020-12-31",
      0,
      "the calendar JP has the days from 2021-01-01 to 2031-12-31: 2020-12-31 is beyond",
    ],
    [
      "2031-12-31",
      1,
      "the calendar JP has the days from 2021-01-01 to 2031-12-31: 2032-01-01 is beyond",
    ],
    [
      "2021-01-01",
      -1,
      "the calendar JP has the days from 2021-01-01 to 2031-12-31: 2020-12-31 is beyond",
    ],
    ["2026-02-30", 0, "not a day: 2026-02-30"],
    ["20260203", 0, "not a day: 20260203"],
    ["2026-03-03", 367, "not a number of business days up to 366: 367"],
    ["2026-03-03", 0.5, "not a number of business days up to 366: 0.5"],
  ])("of %s and %s are refused by both with the same words", async (day, count, message) => {
    await expect(native({ asked: [{ day, count }] })).rejects.toThrow(
      expect.objectContaining({ name: "RangeError", message }),
    );
    const result = await compiled([{ day, count }]);
    expect(result.status).toBe("FAILED");
    expect(JSON.stringify(result)).toContain(message);
  });
});

describe("the calendar of Japan", () => {
  const jp = calendar("JP");

  it("has the holidays of 2026 and their substitutes", () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      dayAt(Date.UTC(2026, 0, 1) + index * DAY),
    );
    const isWeekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());
    const closed = days.filter((day) => isWeekday(day) && !jp.isBusinessDay(day));
    expect(closed.map((day) => day.slice(5))).toEqual([
      ...["01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-04", "05-05", "05-06"],
      ...["07-20", "08-11", "09-21", "09-22", "09-23", "10-12", "11-03", "11-23"],
    ]);
  });

  it("takes days away and adds them", () => {
    const own = calendar("JP", { also: ["2026-12-31"], except: ["2026-11-23", "2026-11-28"] });
    expect([jp, own].map((each) => each.lastBusinessDay("2026-12"))).toEqual([
      "2026-12-31",
      "2026-12-30",
    ]);
    expect(["2026-11-23", "2026-11-28"].map((day) => own.isBusinessDay(day))).toEqual([true, true]);
  });

  it("leaves every month a business day, or is none", () => {
    const all = Array.from(
      { length: 28 },
      (_, index) => `2026-02-${String(index + 1).padStart(2, "0")}`,
    );
    const closed = calendar({ name: "closed", holidays: all });
    expect(() => closed.isBusinessDay("2026-02-01")).toThrow(/days in a row without business/);
  });
});

/** Names and planned times of what the local service starts in a year, with each start's input. */
function startsOf(schedules: readonly LocalSchedule[], from: string, to: string) {
  const { clock, runUntil } = handClock(from);
  const starts: Delivery[] = [];
  const keep = (deliveries: readonly Delivery[]) => void starts.push(...deliveries);
  new Scheduler({ clock, store: memoryStore(), keep }).declare(schedules);
  runUntil(new Date(Date.parse(to) - 1).toISOString());
  return starts;
}

/** With Golden Week, the turn of the year and both changes of New York's clock. */
const [FROM, TO] = ["2026-04-01T00:00:00Z", "2027-04-01T00:00:00Z"];

describe("a schedule on business days", () => {
  const scheduled = flows.find(({ name }) => name === "scheduled");
  if (scheduled === undefined) throw new Error(JSON.stringify(diagnostics));
  const { definition } = scheduled;
  const planned = plannedSchedules(scheduled);
  const local = planned.map(({ name = "", schedule, mark }) => ({
    ...{ name, schedule, catchUp: "skip" as const, target: "arn" },
    ...(mark !== undefined && { mark }),
  }));
  const starts = startsOf(local, FROM, TO);

  const cases = [
    {
      name: "tokyo",
      zone: "Asia/Tokyo",
      calendar: calendar("JP", { also: ["2026-12-30", "2026-12-31"] }),
    },
    {
      name: "shop",
      zone: "Asia/Tokyo",
      calendar: calendar("JP", { except: ["2026-05-02", "2026-05-03"] }),
    },
    {
      ...{ name: "newYork", zone: "America/New_York" },
      calendar: calendar({
        name: "office",
        holidays: ["2026-07-03", "2026-12-25", "2027-01-01"],
        weekend: [7],
      }),
    },
    {
      name: "any",
      zone: "Asia/Tokyo",
      calendar: { isBusinessDay: (_day: string) => true },
    },
  ];
  it.each(cases)("$name runs when it is listed, and on no other day", async (each) => {
    const own = planned.find(({ name }) => name === each.name);
    const range = { from: new Date(FROM), to: new Date(TO) };
    const listed = own === undefined ? [] : [...scheduleTimes(own.schedule, range)];
    const ran: string[] = [];
    for (const { input, at } of starts.filter(({ rule }) => rule === `the schedule ${each.name}`)) {
      const result = await simulate(definition, JSON.parse(input), {});
      expect(result.status).toBe("SUCCEEDED");
      const output = result.status === "SUCCEEDED" ? JSON.stringify(result.output) : "";
      const time = new Date(at);
      const day = zoned(time.toISOString(), each.zone).toISODate();
      if (output.includes("ran")) ran.push(time.toISOString());
      else expect(output).toMatch(`${day} is no business day of `);
      expect([day, output.includes("ran")]).toEqual([day, each.calendar.isBusinessDay(day)]);
    }
    expect(listed.map((time) => time.toISOString())).toEqual(ran);
  });

  it("starts nothing on a weekend that its calendar closes always, and skips what is started on a holiday", () => {
    const count = (name: string) => starts.filter(({ rule }) => rule.endsWith(` ${name}`)).length;
    expect(["tokyo", "shop", "newYork", "any"].map(count)).toEqual([261, 365, 313, 365]);
  });

  it("runs on any day by hand, for a backfill and for another schedule", async () => {
    const nagare = { scheduledTime: "2026-05-04T18:00:00Z" };
    const result = await simulate(definition, { nagare }, {});
    expect(result).toMatchObject({ status: "SUCCEEDED", output: { ran: nagare.scheduledTime } });
    expect(await nativeScheduled({})).toMatchObject({ ran: expect.any(String) });
    const input = JSON.parse(starts.find(({ rule }) => rule.endsWith(" shop"))?.input ?? "{}");
    expect(input.nagare.only).toBe("business days of JP (2) in Asia/Tokyo");
  });

  it("fails on a day that its calendar doesn't know, as the calendar itself does", async () => {
    const only = "business days of office in America/New_York";
    const nagare = { only, scheduledTime: "2028-01-03T15:00:00Z" };
    const result = await simulate(definition, { nagare }, {});
    const message =
      "the calendar office has the days from 2026-01-01 to 2027-12-31: 2028-01-03 is beyond";
    expect(JSON.stringify(result)).toContain(message);
    expect(() => cases[2]?.calendar.isBusinessDay("2028-01-03")).toThrow(message);
  });
});

it("says which package is missing where Japan's holidays can't be read, and what to do", async () => {
  vi.resetModules();
  const cannot = () => {
    throw new Error("Cannot find module '@holiday-jp/holiday_jp'\nRequire stack:\n- /a.js");
  };
  vi.doMock("node:module", () => ({ createRequire: () => cannot }));
  const words = await import("../../../lib/flow/calendar.ts");
  const { readCalendar } = await import("../../../lib/compiler/1-load/read-calendar.ts");
  vi.doUnmock("node:module");
  const message =
    "calendar(\"JP\") needs the package @holiday-jp/holiday_jp, which can't be loaded here (Cannot find module '@holiday-jp/holiday_jp'): install the project's packages again";
  expect(() => words.calendar("JP").isBusinessDay("2026-01-05")).toThrow(message);
  const found = readCalendar({ kind: "calendar", calendar: "JP", changes: undefined }, "calendar");
  expect(found).toMatchObject({ kind: "wrong", problem: expect.stringContaining(message) });
});
