import { expect, test } from "vitest";
import { calendarDays } from "../../lib/calendar/index.ts";
import type { RunOfTime, WatchedFlow } from "../../lib/watchdog/index.ts";
import { dueChecks, lateness, lateRuns } from "../../lib/watchdog/index.ts";

const timezone = "Asia/Tokyo";
const nightly: WatchedFlow = {
  name: "nightly",
  schedules: [
    { schedule: { times: { kind: "cron", expression: "0 22 * * *", timezone } }, timezone },
    { schedule: { times: { kind: "cron", expression: "0 22 * * 1", timezone } }, timezone },
  ],
  startBy: { kind: "after", seconds: 600 },
  finishBy: { kind: "clock", time: "06:00" },
};

const at = (text: string) => new Date(`${text}+09:00`);
const minutes = (count: number) => count * 60_000;

/** Windows of five minutes, one after the other. */
function windows(from: Date, to: Date) {
  const all: { readonly from: Date; readonly to: Date }[] = [];
  for (let time = from.getTime(); time < to.getTime(); time += minutes(5))
    all.push({ from: new Date(time), to: new Date(time + minutes(5)) });
  return all;
}

test("it looks at each deadline in one of the windows that follow each other, and in no other", () => {
  const all = windows(at("2026-01-09T00:00"), at("2026-01-13T00:00"));
  const found = all.flatMap((window) => dueChecks(nightly, window));
  expect(found.map(({ what, deadline }) => `${what} ${deadline.toISOString()}`)).toEqual(
    ["08", "09", "10", "11"].flatMap((day) => {
      const next = String(Number(day) + 1).padStart(2, "0");
      return [`finish 2026-01-${day}T21:00:00.000Z`, `start 2026-01-${next}T13:10:00.000Z`];
    }),
  );
});

const [start, finish] = (["start", "finish"] as const).map((what) => ({
  ...{ flow: "nightly", what, timezone, scheduledTime: at("2026-01-09T22:00") },
  deadline: at("2026-01-10T06:00"),
})) as [Check, Check];
type Check = Parameters<typeof lateness>[0];

function run(status: string, started: string, stopped?: string): RunOfTime {
  const stop = stopped === undefined ? {} : { stopDate: at(stopped) };
  return { executionArn: "arn", name: `r${started}`, status, startDate: at(started), ...stop };
}

const early = "2026-01-09T22:00";
const before = "2026-01-10T05:59";
const after = "2026-01-10T06:01";

test.each<[string | undefined, Check, readonly RunOfTime[]]>([
  ["not-started", start, []],
  ["not-started", finish, []],
  [undefined, start, [run("RUNNING", before)]],
  [undefined, start, [run("RUNNING", after), run("FAILED", early, before)]],
  ["started-late", start, [run("RUNNING", after)]],
  [undefined, finish, [run("SUCCEEDED", early, before)]],
  [undefined, finish, [run("FAILED", early, before), run("SUCCEEDED", early, before)]],
  ["running", finish, [run("RUNNING", early)]],
  ["running", finish, [run("FAILED", early, before), run("PENDING_REDRIVE", before)]],
  ["finished-late", finish, [run("SUCCEEDED", early, after)]],
  ["failed", finish, [run("TIMED_OUT", early, before)]],
])("it says %s of %o", (how, check, runs) => {
  expect(lateness(check, runs)?.how).toBe(how);
});

test("it asks only for the runs of what is due", async () => {
  const asked: string[] = [];
  const runsOf = async (flow: string, scheduledTime: Date) => {
    asked.push(`${flow} ${scheduledTime.toISOString()}`);
    return [run("RUNNING", early)];
  };
  const window = { from: at("2026-01-10T06:00"), to: at("2026-01-10T06:05") };
  const late = await lateRuns([nightly, { ...nightly, schedules: [] }], window, runsOf);
  expect(asked).toEqual(["nightly 2026-01-09T13:00:00.000Z"]);
  expect(late).toMatchObject([{ flow: "nightly", what: "finish", how: "running" }]);
});

test("it expects no run on a day that the schedule is not for, from what the function reads too", () => {
  const holidays = ["2026-01-09", "2026-01-12"];
  const only = calendarDays({ name: "x", holidays, except: [], weekend: [6, 7] });
  const schedules = nightly.schedules.map(({ schedule }) => ({
    ...{ schedule: { ...schedule, only }, timezone },
  }));
  const known: WatchedFlow = JSON.parse(JSON.stringify({ ...nightly, schedules }));
  const window = { from: at("2026-01-08T00:00"), to: at("2026-01-14T00:00") };
  const planned = dueChecks(known, window).filter(({ what }) => what === "start");
  expect(planned.map(({ scheduledTime }) => scheduledTime)).toEqual([
    at("2026-01-08T22:00"),
    at("2026-01-13T22:00"),
  ]);
});
