import { StartExecutionCommand } from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { lateLine } from "../../../lib/cli/dev/late-line.ts";
import { notesOf, withoutRun } from "../../../lib/cli/run/late-runs.ts";
import { type ExecutionRecord, memoryStore } from "../../../lib/local/history/index.ts";
import { type LocalDeadline, Watchdog } from "../../../lib/local/watchdog/index.ts";
import { listLateRuns } from "../../../lib/operations/index.ts";
import { localService, machine, pass, stateMachineArn, temporaryFolder } from "../local-service.ts";
import { handClock } from "../scheduler/hand-clock.ts";

const daily = (expression: string, name = "morning") => {
  const times = { kind: "cron", expression, timezone: "Asia/Tokyo" } as const;
  return { name, schedule: { times }, timezone: "Asia/Tokyo" };
};

const report: LocalDeadline = {
  name: "report",
  target: stateMachineArn("report"),
  schedules: [daily("0 5 * * *")],
  startBy: { kind: "after", seconds: 600 },
  finishBy: { kind: "clock", time: "06:00" },
};

const at = (text: string) => new Date(`2026-01-${text}+09:00`).toISOString();
const line = (day: string, problem: string) =>
  `! report.morning is late: ${problem.replaceAll("DAY", `2026-01-${day}`)} (Asia/Tokyo)`;
const notStarted = (day: string) => line(day, "no run for DAY 05:00 had started by DAY 05:10");

/** A watchdog whose lines are noted; `again` is the process after it, on the same store. */
function watchdog(start: string) {
  const store = memoryStore();
  const time = handClock(at(start));
  const said: string[] = [];
  const tell = (late: Parameters<typeof lateLine>[0]) =>
    void said.push(lateLine(late, (_, text) => text));
  const again = () => new Watchdog({ clock: time.clock, store, tell });
  const run = (day: string, startTime: string, state: Partial<ExecutionRecord["state"]> = {}) => {
    const scheduledTime = at(`${day}T05:00`);
    store.addExecution({
      start: {
        executionArn: `${day} ${startTime}`,
        executionName: "n",
        stateMachineArn: report.target,
        stateMachineName: "report",
        roleArn: "role",
        type: "STANDARD",
        input: JSON.stringify({ nagare: { scheduledTime } }),
        startTime: Date.parse(at(`${day}T${startTime}`)),
      },
      definition: "{}",
      revision: { updateTime: 1, loggingConfiguration: {}, tracingConfiguration: {} },
      state: { status: "RUNNING", redriveCount: 0, ...state },
    });
  };
  const until = (text: string) => time.runUntil(at(text));
  return {
    until,
    sleepUntil: (text: string) => time.sleepUntil(at(text)),
    said,
    again,
    run,
    store,
  };
}

const ended = (status: "SUCCEEDED" | "FAILED", time: string) => ({
  status,
  stopTime: Date.parse(at(time)),
});

describe("the watchdog on this machine", () => {
  it("tells of each late run when its deadline passes, and of those in time nothing", () => {
    const { again, until, said, run } = watchdog("10T00:00");
    again().declare([report]);
    until("10T05:10");
    expect(said).toEqual([]);
    until("10T05:12");
    expect(said).toEqual([notStarted("10")]);
    until("11T05:00");
    expect(said).toEqual([notStarted("10")]);
    run("11", "05:00", ended("SUCCEEDED", "11T05:59"));
    until("12T05:00");
    run("12", "05:09");
    until("13T05:00");
    run("13", "05:00", ended("FAILED", "13T05:01"));
    until("13T12:00");
    expect(said.slice(1)).toEqual([
      line("12", "the run for DAY 05:00 still ran at DAY 06:00"),
      line("13", "no run for DAY 05:00 had succeeded by DAY 06:00"),
    ]);
  });

  it("tells once, at the start, of what passed while nothing ran, if it is younger than a day", () => {
    const { again, sleepUntil, until, said } = watchdog("10T00:00");
    const first = again();
    first.declare([report]);
    first.close();
    sleepUntil("14T09:00");
    const second = again();
    second.declare([report]);
    second.declare([report]);
    second.close();
    again().declare([report]);
    until("14T23:00");
    expect(said).toEqual([notStarted("14")]);
  });

  it("does the same when the machine slept with the service running", () => {
    const { again, sleepUntil, said } = watchdog("10T00:00");
    again().declare([report]);
    sleepUntil("14T09:00");
    expect(said).toEqual([notStarted("14")]);
  });

  it("doesn't tell again of what it told before it was killed", () => {
    const { again, until, said } = watchdog("10T00:00");
    again().declare([report]);
    until("10T05:30");
    again().declare([report]);
    until("10T08:00");
    expect(said).toEqual([notStarted("10")]);
  });

  it("says nothing of times from before the schedules were as they are", () => {
    const { again, until, said } = watchdog("10T05:05");
    const own = again();
    own.declare([report]);
    until("10T12:00");
    own.declare([{ ...report, schedules: [daily("0 11 * * *")] }]);
    own.declare([
      { ...report, schedules: [daily("0 11 * * *")], finishBy: { kind: "clock", time: "05:30" } },
    ]);
    until("11T10:00");
    expect(said).toEqual([]);
    until("11T12:00");
    expect(said).toHaveLength(1);
  });

  it("says nothing more of a flow that is gone", () => {
    const { again, until, said } = watchdog("10T00:00");
    const own = again();
    own.declare([report]);
    own.declare([]);
    until("12T00:00");
    expect(said).toEqual([]);
  });

  it("forgets after a week what it told", () => {
    const { again, until, store } = watchdog("10T00:00");
    const own = again();
    own.declare([report]);
    until("11T00:00");
    expect(store.documents.all("late")).toHaveLength(1);
    until("19T00:00");
    own.declare([]);
    expect(store.documents.all("late")).toHaveLength(7);
  });
});

describe("in the service", () => {
  it("lists what was told of, also after a restart, with the runs that came after all", async () => {
    const time = handClock(at("10T00:00"));
    const told: string[] = [];
    const folder = temporaryFolder();
    const begin = async () => {
      const local = await localService({
        ...{ clock: time.clock, skipTime: false, projectDirectory: folder, history: "kept" },
        late: (late) => void told.push(lateLine(late, (_, text) => text)),
      });
      local.service.putStateMachine("report", machine({ pass }));
      local.service.declareDeadlines([report]);
      return local;
    };
    const first = await begin();
    time.runUntil(at("11T07:00"));
    expect(told).toEqual([notStarted("10"), notStarted("11")]);
    await first.service.close();
    const { service, client } = await begin();
    const input = JSON.stringify({ nagare: { scheduledTime: at("11T05:00") } });
    const target = { stateMachineArn: report.target, input };
    const { executionArn = "" } = await client.send(new StartExecutionCommand(target));
    const late = await listLateRuns(service.endpoint, report.target);
    expect(told).toHaveLength(2);
    expect(late.map(({ how, scheduledTime }) => `${how} ${scheduledTime}`)).toEqual([
      `not-started ${at("10T05:00")}`,
      `started-late ${at("11T05:00")}`,
    ]);
    expect(withoutRun(late)).toEqual([
      "late: no run for 2026-01-10 05:00 had started by 2026-01-10 05:10 (Asia/Tokyo)",
    ]);
    expect(notesOf({ executionArn }, late)).toEqual([
      expect.stringMatching(/^late to start: due 2026-01-\d\d \d\d:10:00$/),
    ]);
  });
});
