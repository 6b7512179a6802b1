import { ListExecutionsCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../lib/local/history/index.ts";
import { type LocalSchedule, skippingClock } from "../../../lib/local/index.ts";
import { Scheduler } from "../../../lib/local/scheduler/index.ts";
import { describeRun } from "../../../lib/operations/index.ts";
import { localService, machine, stateMachineArn } from "../local-service.ts";
import { handClock } from "./hand-clock.ts";

const daily: LocalSchedule = {
  name: "report",
  target: stateMachineArn("report"),
  schedule: { times: { kind: "cron", expression: "0 10 * * *", timezone: "Asia/Tokyo" } },
  catchUp: "skip",
};

/** A scheduler whose starts are noted; `again` is the process after it, on the same store. */
function scheduler(start: string) {
  const store = memoryStore();
  const time = handClock(start);
  const started: string[] = [];
  const again = () =>
    new Scheduler({
      clock: time.clock,
      store,
      keep: (deliveries) => void started.push(...deliveries.map(({ id }) => id)),
    });
  return { ...time, started, again, store };
}

describe("a schedule", () => {
  it("fires at its times, and not for those before it was there", () => {
    const { again, runUntil, started } = scheduler("2026-01-01T05:00:00Z");
    again().declare([daily]);
    runUntil("2026-01-03T02:00:00Z");
    expect(started).toEqual(["schedule-20260102T010000Z", "schedule-20260103T010000Z"]);
  });

  it("is neither doubled nor late by a declaration or a restart in its minute", () => {
    const { again, runUntil, started } = scheduler("2026-01-01T00:00:00Z");
    const first = again();
    first.declare([daily]);
    runUntil("2026-01-01T01:00:00Z");
    first.declare([daily]);
    first.close();
    again().declare([daily]);
    expect(started).toEqual(["schedule-20260101T010000Z"]);
  });

  it("that came due while the service was down within its minute fires", () => {
    const { again, sleepUntil, started } = scheduler("2026-01-01T00:59:30Z");
    const first = again();
    first.declare([daily]);
    first.close();
    sleepUntil("2026-01-01T01:00:20Z");
    again().declare([daily]);
    expect(started).toEqual(["schedule-20260101T010000Z"]);
  });

  it.each([
    ["skip", []],
    ["latest", ["schedule-20260110T010000Z"]],
  ] as const)("with catchUp %s starts of the missed ones: %s", (catchUp, expected) => {
    const { again, sleepUntil, runUntil, started } = scheduler("2026-01-01T05:00:00Z");
    const first = again();
    first.declare([{ ...daily, catchUp }]);
    first.close();
    sleepUntil("2026-01-10T05:00:00Z");
    const next = again();
    next.declare([{ ...daily, catchUp }]);
    next.declare([{ ...daily, catchUp }]);
    expect(started).toEqual(expected);
    runUntil("2026-01-11T01:00:00Z");
    expect(started).toEqual([...expected, "schedule-20260111T010000Z"]);
  });

  it("does the same when the machine slept with the service running", () => {
    const { again, sleepUntil, started } = scheduler("2026-01-01T05:00:00Z");
    again().declare([
      { ...daily, catchUp: "latest" },
      { ...daily, name: "report.other" },
    ]);
    sleepUntil("2026-01-10T05:00:00Z");
    expect(started).toEqual(["schedule-20260110T010000Z"]);
  });

  it("with other times fires from now on, for the new ones", () => {
    const { again, runUntil, started } = scheduler("2026-01-01T05:00:00Z");
    const own = again();
    own.declare([{ ...daily, catchUp: "latest" }]);
    const times = { kind: "cron", expression: "0 1 * * *", timezone: "Asia/Tokyo" } as const;
    own.declare([{ ...daily, catchUp: "latest", schedule: { times } }]);
    expect(started).toEqual([]);
    runUntil("2026-01-01T16:00:00Z");
    expect(started).toEqual(["schedule-20260101T160000Z"]);
  });

  it("that is a rate counts from when it was first there, also after a restart", () => {
    const { again, runUntil, started } = scheduler("2026-01-01T05:03:00Z");
    const rate = { ...daily, schedule: { times: { kind: "rate", everySeconds: 600 } as const } };
    const first = again();
    first.declare([rate]);
    runUntil("2026-01-01T05:14:00Z");
    first.close();
    again().declare([rate]);
    runUntil("2026-01-01T05:25:00Z");
    expect(started).toEqual(["schedule-20260101T051300Z", "schedule-20260101T052300Z"]);
  });

  it("fires nothing more when it is no longer declared", () => {
    const { again, runUntil, started } = scheduler("2026-01-01T00:00:00Z");
    const own = again();
    own.declare([daily]);
    own.declare([]);
    runUntil("2026-01-03T00:00:00Z");
    expect(started).toEqual([]);
  });

  it("works again after a clock that had run ahead was set back", () => {
    const { again, runUntil, sleepUntil, started } = scheduler("2027-01-01T00:00:00Z");
    const own = again();
    own.declare([daily]);
    sleepUntil("2026-01-01T00:00:00Z");
    own.declare([daily]);
    runUntil("2026-01-01T01:00:00Z");
    expect(started).toEqual(["schedule-20260101T010000Z"]);
  });
});

async function runsOf(client: SFNClient, name: string) {
  const command = new ListExecutionsCommand({ stateMachineArn: stateMachineArn(name) });
  const { executions = [] } = await client.send(command);
  return executions.map(({ executionArn = "" }) => executionArn);
}

describe("in the service", () => {
  it("starts the state machine with its params and the planned time, once for each", async () => {
    const time = handClock("2026-01-01T00:59:00Z");
    const { service, client } = await localService({ clock: time.clock, skipTime: false });
    service.putStateMachine("report", machine({ pass: { Type: "Pass", End: true } }));
    service.declareSchedules([
      { ...daily, params: { client: "acme" } },
      { ...daily, name: "report.second" },
    ]);
    time.sleepUntil("2026-01-01T01:00:00Z");
    await expect.poll(() => runsOf(client, "report")).toHaveLength(2);
    const [first = "", second = ""] = (await runsOf(client, "report")).sort();
    expect(first).toMatch(/:schedule-20260101T010000Z$/);
    expect(second).toMatch(/:schedule-20260101T010000Z-p[0-9a-f]{6}$/);
    const { input = "" } = await describeRun(client, second);
    expect(JSON.parse(input)).toEqual({
      client: "acme",
      nagare: { scheduledTime: "2026-01-01T01:00:00Z" },
    });
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a clock that skips", () => {
  it("doesn't skip to a schedule, but doesn't skip over it either", async () => {
    const { clock: outside } = handClock("2026-01-01T00:00:00Z");
    const clock = skippingClock(outside);
    const fired: string[] = [];
    const note = (name: string) => () => void fired.push(`${name} ${clock.now() - outside.now()}`);
    clock.at(outside.now() + 5000, note("schedule"), { isIdle: true });
    for (let count = 0; count < 5; count++) await turn();
    expect(fired).toEqual([]);
    clock.at(outside.now() + 9000, note("wait"));
    for (let count = 0; count < 5; count++) await turn();
    expect(fired).toEqual(["schedule 5000", "wait 9000"]);
  });
});
