import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDays } from "../../lib/calendar/index.ts";
import {
  asFired,
  awsCron,
  nextTimes,
  type Schedule,
  type ScheduleTimes,
  scheduleTimes,
} from "../../lib/schedules/index.ts";
import { modelTimes } from "./aws-model.ts";

function timesOf(schedule: Schedule, from: string, to: string): readonly string[] {
  const range = { from: new Date(from), to: new Date(to) };
  return [...scheduleTimes(schedule, range)].map((time) => time.toISOString());
}

function next(times: ScheduleTimes, after: string, count: number, more: Partial<Schedule> = {}) {
  const all = nextTimes({ times, ...more }, new Date(after), count);
  return all.map((time) => time.toISOString());
}

const tokyo = { kind: "cron", expression: "0 10 * * *", timezone: "Asia/Tokyo" } as const;
const newYork = (expression: string) =>
  ({ kind: "cron", expression, timezone: "America/New_York" }) as const;

const value = (first: number, last: number) => fc.integer({ min: first, max: last });
const list = (first: number, last: number) =>
  fc.array(value(first, last), { minLength: 1, maxLength: 3 }).map((all) => all.join(","));
const rangeOf = (first: number, last: number) =>
  fc
    .tuple(value(first, last), value(first, last))
    .map((ends) => ends.sort((one, other) => one - other).join("-"));
const field = (first: number, last: number) =>
  fc.oneof(
    fc.constant("*"),
    list(first, last),
    rangeOf(first, last),
    value(1, last).map((by) => `*/${by}`),
  );
const months = fc.oneof(
  field(1, 12),
  fc.constantFrom("FEB", "jan,JUL", "MAR-OCT", "APR-SEP", "3,NOV"),
);
const weekday = fc.oneof(value(0, 7).map(String), fc.constantFrom("SUN", "mon", "Wed", "FRI"));
const weekdays = fc.oneof(
  field(0, 7),
  fc.constantFrom("MON-FRI", "sat,SUN", "TUE-THU", "mon,3"),
  weekday.map((day) => `${day}L`),
  fc.tuple(weekday, value(1, 5)).map(([day, which]) => `${day}#${which}`),
);
const days = fc.oneof(
  fc.tuple(
    fc.oneof(
      field(1, 31),
      fc.constant("L"),
      value(1, 28).map((day) => `${day}W`),
    ),
    months,
    fc.constant("*"),
  ),
  fc.tuple(fc.constant("*"), months, weekdays),
);
const expressions = fc
  .tuple(field(0, 59), field(0, 23), days)
  .map(([minute, hour, [day, month, weekday]]) => `${minute} ${hour} ${day} ${month} ${weekday}`);

/** With summer time north and south, at half an hour, at midnight, and none. */
const zones = fc.constantFrom(
  ...["UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"],
  ...["America/Santiago", "Asia/Beirut", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu"],
);

/** Around the changes of the clock as often as anywhere else. */
const starts = fc.oneof(
  fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2032, 0) }).map((time) => new Date(time)),
  fc
    .tuple(value(2020, 2031), fc.constantFrom(2, 3, 8, 9, 10), value(1, 30))
    .map(([year, month, day]) => new Date(Date.UTC(year, month, day))),
);

const DAY = 86_400_000;

/** A start and an end, at whole minutes about so many minutes behind the beginning of a range. */
const bounds = fc
  .tuple(fc.option(value(-1440, 4000)), fc.option(value(2000, 12_000)))
  .map(([start, end]) => (from: Date) => {
    const minute = Math.floor(from.getTime() / 60_000);
    const at = (after: number) => new Date((minute + after) * 60_000);
    return {
      ...(start !== null && { start: at(start) }),
      ...(end !== null && { end: at(end) }),
    };
  });

/** Both ends are within. */
function isWithin(time: string, { start, end }: { readonly start?: Date; readonly end?: Date }) {
  const at = Date.parse(time);
  return at >= (start?.getTime() ?? at) && at <= (end?.getTime() ?? at);
}

describe("the times of a schedule", () => {
  it("are those that AWS documents for the translated expression, across all changes of the clock", () => {
    fc.assert(
      fc.property(expressions, zones, starts, bounds, (expression, timezone, from, boundsFrom) => {
        const aws = awsCron(expression);
        fc.pre(aws.kind === "translated");
        const own = boundsFrom(from);
        const to = new Date(from.getTime() + 6 * DAY);
        const times = { kind: "cron", expression, timezone } as const;
        const found = timesOf({ times, ...own }, from.toISOString(), to.toISOString());
        const model = modelTimes(aws.text, timezone, { from, to });
        expect(found).toEqual(model.filter((time) => isWithin(time, own)));
      }),
      { numRuns: 80 },
    );
  });

  it("are those that AWS documents for a rate: every so long from its start on, in whichever zone", () => {
    fc.assert(
      fc.property(value(1, 5000), starts, bounds, (minutes, from, boundsFrom) => {
        const { start = from, ...own } = boundsFrom(from);
        const to = new Date(from.getTime() + 6 * DAY);
        const all = Array.from({ length: (8 * 1440) / minutes + 1 }, (_, at) =>
          new Date(start.getTime() + at * minutes * 60_000).toISOString(),
        );
        const times = { kind: "rate", everySeconds: minutes * 60 } as const;
        const [first, last] = [from.toISOString(), to.toISOString()];
        expect(timesOf({ times, start, ...own }, first, last)).toEqual(
          all.filter((time) => time >= first && time < last && isWithin(time, own)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("are those that AWS documents for one time: its minute on the clock of its zone, whatever start and end are", () => {
    fc.assert(
      fc.property(zones, starts, value(0, 95), bounds, (timezone, day, quarter, boundsFrom) => {
        const time = new Date(Math.floor(day.getTime() / DAY) * DAY + quarter * 900_000);
        const local = time.toISOString().slice(0, 16);
        const [from, to] = [new Date(time.getTime() - 2 * DAY), new Date(time.getTime() + 2 * DAY)];
        const [hour, minute] = [time.getUTCHours(), time.getUTCMinutes()];
        const text = `${minute} ${hour} ${time.getUTCDate()} ${time.getUTCMonth() + 1} ? *`;
        const times = { kind: "at", time: local, timezone } as const;
        const range = [from.toISOString(), to.toISOString()] as const;
        expect(timesOf({ times, ...boundsFrom(time) }, ...range)).toEqual(
          modelTimes(text, timezone, { from, to }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["30 2 * * *", "America/New_York"],
    ["0 0 * * *", "America/Santiago"],
    ["15 */2 L * *", "Europe/Berlin"],
    ["0 9 * * FRI#2", "Australia/Lord_Howe"],
    ["0 8 15W * *", "Asia/Tokyo"],
  ])("are AWS's for years: %s in %s", (expression, timezone) => {
    const [from, to] = [new Date("2024-01-01T00:00:00Z"), new Date("2026-01-01T00:00:00Z")];
    const aws = awsCron(expression);
    const text = aws.kind === "translated" ? aws.text : "";
    const times = timesOf(
      { times: { kind: "cron", expression, timezone } },
      from.toISOString(),
      to.toISOString(),
    );
    expect(times.length).toBeGreaterThan(20);
    expect(times).toEqual(modelTimes(text, timezone, { from, to }));
  });

  it("leave out a local time that a clock change skips", () => {
    expect(
      timesOf({ times: newYork("30 2 * * *") }, "2026-03-07T00:00Z", "2026-03-10T00:00Z"),
    ).toEqual(["2026-03-07T07:30:00.000Z", "2026-03-09T06:30:00.000Z"]);
  });

  it("have a local time that occurs twice once, the first time", () => {
    expect(
      timesOf({ times: newYork("30 1 * * *") }, "2026-11-01T00:00Z", "2026-11-02T00:00Z"),
    ).toEqual(["2026-11-01T05:30:00.000Z"]);
  });

  it("have their first instant in the range, and not its last", () => {
    const at = ["2026-01-01T01:00:00.000Z", "2026-01-02T01:00:00.000Z"] as const;
    expect(timesOf({ times: tokyo }, ...at)).toEqual([at[0]]);
  });

  it("keep to start and end, both within", () => {
    const start = new Date("2026-01-02T01:00:00Z");
    const end = new Date("2026-01-04T01:00:00Z");
    expect(timesOf({ times: tokyo, start, end }, "2026-01-01T00:00Z", "2026-02-01T00:00Z")).toEqual(
      ["2026-01-02T01:00:00.000Z", "2026-01-03T01:00:00.000Z", "2026-01-04T01:00:00.000Z"],
    );
  });

  it("are on the days alone that the schedule is for, days of its zone; beyond the calendar all count", () => {
    const list = { name: "x", holidays: ["2026-01-02"], except: [], weekend: [6, 7] };
    const only = calendarDays(list);
    const early = { ...tokyo, expression: "0 1 * * *" };
    expect(timesOf({ times: early, only }, "2025-12-30T16:00Z", "2026-01-05T16:00Z")).toEqual([
      "2025-12-30T16:00:00.000Z",
      "2025-12-31T16:00:00.000Z",
      "2026-01-04T16:00:00.000Z",
    ]);
  });

  it.each([
    ["0 1 * * *", [6, 7], [], "0 1 * * MON-FRI"],
    ["0 1 * JAN *", [7], [], "0 1 * JAN MON-SAT"],
    ["0 1 * * *", [5, 6], [], "0 1 * * MON,TUE,WED,THU,SUN"],
    ["0 1 * * *", [], [], "0 1 * * *"],
    ["0 1 * * *", [6, 7], ["2026-01-03"], "0 1 * * *"],
    ["0 1 1 * *", [6, 7], [], "0 1 1 * *"],
    ["0 1 * * SAT", [6, 7], [], "0 1 * * SAT"],
  ])("are, on AWS, those of %s without the weekend %s", (expression, weekend, except, fired) => {
    const only = calendarDays({ name: "x", holidays: ["2026-01-02"], except, weekend });
    const times = { ...tokyo, expression } as const;
    expect(asFired({ times, only })).toEqual({ times: { ...times, expression: fired } });
  });
});

describe("a rate", () => {
  const start = new Date("2026-03-07T12:00:00Z");

  it("fires at its start, and then at the same distance, whatever the clocks do", () => {
    const times = { kind: "rate", everySeconds: 86_400 } as const;
    expect(next(times, "2026-03-01T00:00Z", 3, { start })).toEqual([
      "2026-03-07T12:00:00.000Z",
      "2026-03-08T12:00:00.000Z",
      "2026-03-09T12:00:00.000Z",
    ]);
  });

  it("counts from its start, long after it", () => {
    const times = { kind: "rate", everySeconds: 420 } as const;
    const [first] = next(times, "2027-01-01T00:00Z", 1, { start });
    const distance = Date.parse(first ?? "") - start.getTime();
    expect(distance % 420_000).toBe(0);
    expect(Date.parse(first ?? "") - Date.parse("2027-01-01T00:00Z")).toBeLessThanOrEqual(420_000);
  });

  it("has times without a start only if one says what it counts from", () => {
    const times = { kind: "rate", everySeconds: 300 } as const;
    const after = new Date("2026-01-01T00:00:00Z");
    expect(nextTimes({ times }, after, 2)).toEqual([]);
    expect(nextTimes({ times }, after, 1, new Date("2025-12-31T23:58:00Z"))).toEqual([
      new Date("2026-01-01T00:03:00Z"),
    ]);
  });
});

describe("a schedule for one time", () => {
  const at = (time: string, timezone = "Asia/Tokyo") => ({ kind: "at", time, timezone }) as const;

  it("fires then, in its zone, and never again", () => {
    const once = at("2026-12-31T23:00");
    expect(next(once, "2026-01-01T00:00Z", 5)).toEqual(["2026-12-31T14:00:00.000Z"]);
    expect(next(once, "2026-12-31T14:00:00Z", 5)).toEqual([]);
  });

  it("doesn't fire at a time that its zone skips", () => {
    expect(next(at("2026-03-08T02:30", "America/New_York"), "2026-01-01T00:00Z", 5)).toEqual([]);
  });
});

describe("the next times", () => {
  it("are after the instant, and as many as there are", () => {
    expect(next(tokyo, "2026-01-01T01:00:00Z", 2)).toEqual([
      "2026-01-02T01:00:00.000Z",
      "2026-01-03T01:00:00.000Z",
    ]);
    const end = new Date("2026-01-02T01:00:00Z");
    expect(next(tokyo, "2026-01-01T01:00:00Z", 5, { end })).toHaveLength(1);
  });

  it("are found when they are years away", () => {
    const leap = { kind: "cron", expression: "0 0 29 2 *", timezone: "UTC" } as const;
    expect(next(leap, "2096-03-01T00:00:00Z", 1)).toEqual(["2104-02-29T00:00:00.000Z"]);
  });
});
