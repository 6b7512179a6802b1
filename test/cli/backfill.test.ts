import { expect, test } from "vitest";
import { backfillTimes, MOST_TIMES } from "../../lib/cli/backfill/backfill-times.ts";
import { describePlan } from "../../lib/cli/backfill/describe-plan.ts";
import { type BackfillOptions, readBackfill } from "../../lib/cli/backfill/read-backfill.ts";
import { readRange, readZone } from "../../lib/cli/backfill/read-range.ts";
import { remainingTime } from "../../lib/cli/backfill/remaining-time.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import type { BackfillItem, RunDescription } from "../../lib/operations/index.ts";
import type { Schedule } from "../../lib/schedules/index.ts";
import { begin } from "./begin.ts";
import { nagare, project } from "./support.ts";

const daily = `
import { existsSync } from "node:fs";
import { cron, flow, task } from "nagare";

const load = task("load", async ({ day, table }: { day: string; table: string }) => {
  if (table === "slow") await new Promise((resolve) => setTimeout(resolve, day.startsWith("2026-01-01") ? 0 : 60_000));
  if (day.startsWith("2026-01-02") && !existsSync("fixed")) throw new Error("no rows on " + day);
  return day;
});

export default flow(
  "daily",
  { schedule: cron("0 10 * * *", "Asia/Tokyo") },
  async ({ table = "trips" }: { table?: string }, run) => await load({ day: run.scheduledTime, table }),
);

export const quick = flow("quick", { type: "express" }, async () => 1);

export const unplanned = flow("unplanned", async () => 1);
`;

const range = ["--from", "2026-01-01", "--to", "2026-01-03"];

test("it runs a flow for each time of its schedule, and only what failed when asked again", () => {
  const folder = project({ "flows/daily.ts": daily });
  const { exitCode, stdout } = nagare(folder, "backfill", "daily", ...range, "--order", "desc");
  expect(stdout.replaceAll(/ \d+(\.\d+)?m?s\b/g, " TIME")).toBe(
    [
      "daily: 3 scheduled times, 2026-01-01 10:00 to 2026-01-03 10:00, the newest first (Asia/Tokyo)",
      "  3 to run; 1 at once",
      "  at least 1 state transition a run, 3 in all: less than $0.01 on AWS,",
      "  besides what its tasks, loops and other flows cost",
      "1/3 ✓ 2026-01-03 10:00 TIME",
      "2/3 ✗ 2026-01-02 10:00 TIME Error: no rows on 2026-01-02T01:00:00Z",
      "3/3 ✓ 2026-01-01 10:00 TIME",
      "2 succeeded, 1 failed in TIME",
      "✗ 2026-01-02 10:00  Error: no rows on 2026-01-02T01:00:00Z",
      "  nagare redrive daily/backfill-20260102T010000Z",
      "redrive goes on from what failed; to run what failed anew:",
      "  nagare backfill daily --from 2026-01-01 --to 2026-01-03 --order desc --only-failed",
      "",
    ].join("\n"),
  );
  expect(exitCode).toBe(1);
  const again = nagare(folder, "backfill", "daily", ...range, "--only-failed", "--json");
  const { counts, runs } = JSON.parse(again.stdout);
  expect(counts).toMatchObject({ succeeded: 2, failed: 1, left: 0 });
  expect(runs.map(({ action, name }: BackfillItem) => `${action} ${name}`)).toEqual([
    "leave backfill-20260101T010000Z",
    "start backfill-20260102T010000Z-2",
    "leave backfill-20260103T010000Z",
  ]);
  expect(again.exitCode).toBe(1);
});

test("it stops at Ctrl-C and says how to go on; what runs is left to go on", async () => {
  const folder = project({ "flows/daily.ts": daily });
  const args = ["backfill", "daily", ...range, "--table", "slow", "--order", "asc"];
  const running = begin(folder, args);
  while (!running.output().includes("1/3 ✓")) await new Promise((go) => setTimeout(go, 50));
  running.child.kill("SIGINT");
  expect(await running.ended).toBe(130);
  expect(running.output()).toContain("stopped: 1 succeeded, 1 running, 1 not started\n");
  expect(running.output()).toContain(`to go on from here: nagare ${args.join(" ")}\n`);
  const { stdout } = nagare(folder, ...args, "--dry-run");
  expect(stdout).toContain("1 to run, 1 running already, 1 succeeded before");
});

test("it refuses in clear words what can't be backfilled", async () => {
  const compiled = compileProject(project({ "flows/daily.ts": daily }));
  const days = { from: "2026-01-01", to: "2026-01-03", concurrency: 1, order: "asc" } as const;
  const reading = (flow: string, more: Partial<BackfillOptions> = {}, flags: string[] = []) =>
    expect(readBackfill(compiled, flow, { ...days, ...more }, flags)).rejects;
  await reading("quick").toThrow("quick is an express flow");
  await reading("unplanned", { every: "schedule" }).toThrow("unplanned has no schedule");
  await reading("daily", { zone: "JPN" }).toThrow('"JPN" is no time zone');
  await reading("daily", { from: "2999-01-01", to: "2999-01-02" }).toThrow("lies ahead");
  await reading("daily", {}, ["--tabel", "x"]).toThrow("did you mean --table?");
  await reading("daily", { from: "2026-01-01T11:00", to: "2026-01-01T12:00" }).toThrow("no time");
  const { times, every } = await readBackfill(compiled, "unplanned", days, []);
  expect([every, times.length]).toEqual(["day", 3]);
  const in2 = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const ahead = await readBackfill(compiled, "unplanned", { ...days, to: in2 }, []);
  expect(describePlan(ahead, [])).toContain("  2 days yet to come: left out");
});

test.each([
  ["2026-01-01", "2026-01-31", "2025-12-31T15:00:00.000Z", "2026-01-31T15:00:00.000Z"],
  ["2026-01-01T09:30", "2026-01-01T09:30", "2026-01-01T00:30:00.000Z", "2026-01-01T00:30:00.001Z"],
  ["2026-01-01T09:30Z", "2026-01-02", "2026-01-01T09:30:00.000Z", "2026-01-02T15:00:00.000Z"],
])("it reads %s to %s as days and times of the zone", (from, to, first, end) => {
  const read = readRange(from, to, "Asia/Tokyo");
  expect([read.from, read.to]).toEqual([new Date(first), new Date(end)]);
});

test.each([
  ["2026-01-02", "2026-01-01", "lies after"],
  ["2026-02-30", "2026-03-01", "is no date"],
  ["2026-01-01", "tomorrow", "is no date"],
  ["2026-03-29T02:30", "2026-03-30", "is skipped by a clock change"],
])("it refuses %s to %s", (from, to, words) => {
  expect(() => readRange(from, to, readZone("Europe/Berlin"))).toThrow(words);
});

const params = {};
const hourly = { schedule: rate(3600), params };
const nine = {
  schedule: { times: { kind: "cron", expression: "0 9 * * *", timezone: "UTC" } },
  params,
} as const;
const day = { from: new Date("2026-01-01T07:30Z"), to: new Date("2026-01-01T10:30Z") };
const wanted = { flow: "f", timezone: "UTC", range: day, params };

function rate(everySeconds: number): Schedule {
  return { times: { kind: "rate", everySeconds } };
}

test("it takes the times of all schedules, each once", () => {
  const times = backfillTimes({ ...wanted, schedules: [nine, hourly], every: "schedule" });
  expect(times.map(({ scheduledTime }) => scheduledTime.getUTCHours())).toEqual([8, 9, 10]);
});

test("it has a run for each of the schedules that send other params, and the given ones come first", () => {
  const schedules = ["a", "b"].map((client) => ({ ...nine, params: { client, table: "x" } }));
  const times = backfillTimes({ ...wanted, schedules, every: "schedule", params: { table: "y" } });
  expect(times.map((time) => time.params)).toEqual([
    { client: "a", table: "y" },
    { client: "b", table: "y" },
  ]);
});

test("it has a run for each day, also where a clock change skips midnight", () => {
  const timezone = "America/Santiago";
  const september = readRange("2026-09-05", "2026-09-07", timezone);
  const times = backfillTimes({
    ...wanted,
    timezone,
    range: september,
    schedules: [],
    every: "day",
  });
  expect(times.map(({ scheduledTime }) => scheduledTime.toISOString())).toEqual([
    "2026-09-05T04:00:00.000Z",
    "2026-09-06T04:00:00.000Z",
    "2026-09-07T03:00:00.000Z",
  ]);
});

test("it refuses more runs than anyone means", () => {
  const minutely = { schedule: rate(60), params };
  const years = { from: new Date("2020-01-01"), to: new Date("2026-01-01") };
  expect(() =>
    backfillTimes({ ...wanted, range: years, schedules: [minutely], every: "schedule" }),
  ).toThrow(`more than ${MOST_TIMES.toLocaleString("en")} runs`);
});

test("it expects what is left to take as long as most of what has ended", () => {
  const now = Date.parse("2026-01-01");
  const items = [1, 2, 3, 4].map(
    (at): BackfillItem => ({ scheduledTime: new Date(at), action: "start", name: `${at}`, params }),
  );
  const took = [10, 20, 90_000];
  const runs = took.map((milliseconds, at): [BackfillItem, RunDescription] => [
    items[at] as BackfillItem,
    {
      ...{ executionArn: "", stateMachineArn: "", name: "", status: "SUCCEEDED", redriveCount: 0 },
      ...{ isRedrivable: false, startDate: new Date(0), stopDate: new Date(milliseconds) },
    },
  ]);
  const running = new Map([[items[3] as BackfillItem, new Date(now - 5)]]);
  const state = { running, left: 3, concurrency: 2, now };
  expect(remainingTime({ ...state, ended: new Map(runs) })).toBe((15 + 60) / 2);
  expect(remainingTime({ ...state, ended: new Map() })).toBeUndefined();
});
