import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type HistoryStore, memoryStore } from "../../lib/local/history/index.ts";
import type { TaskListener } from "../../lib/local/index.ts";
import { HistoryUnavailable, realClock } from "../../lib/local/index.ts";
import { Runs } from "../../lib/local/runs/index.ts";
import { describeRun } from "../../lib/operations/index.ts";
import { machine, task } from "./local-service.ts";
import { history, killed, project, serviceProcess, start } from "./service-process.ts";

/** A run on a store that is full from some moment on. */
async function runOnFullDisk() {
  const memory = memoryStore();
  let isFull = false;
  const store: HistoryStore = {
    ...memory,
    append(step) {
      if (isFull) throw new HistoryUnavailable("the history h: the disk is full");
      memory.append(step);
    },
  };
  const listeners: TaskListener[] = [];
  const runs = new Runs({
    clock: realClock,
    store,
    mapRuns: { read: async () => {}, start: async () => {}, abort: () => {} },
    line: () => {},
    isDeleting: () => false,
    deliveriesOf: () => [],
    deliver: () => {},
    statusChanged: () => {},
    perform: (_, tell) => {
      listeners.push(tell);
      return { finished: Promise.resolve(), cancel: () => {} };
    },
  });
  await runs.start({
    start: {
      executionArn: "e",
      executionName: "n",
      stateMachineArn: "machine",
      stateMachineName: "m",
      roleArn: "role",
      type: "STANDARD",
      input: "{}",
      startTime: Date.now(),
    },
    definition: JSON.stringify(machine({ a: task() })),
    revision: { updateTime: 1, loggingConfiguration: {}, tracingConfiguration: {} },
    state: { status: "RUNNING", redriveCount: 0 },
  });
  const types = () => store.events("e", { limit: 99 }).items.map(({ type }) => type);
  const fill = (full: boolean): void => {
    isFull = full;
  };
  return { runs, listeners, types, fill };
}

test("it takes nothing further into a run that it could not keep, even when there is room again", async () => {
  const { runs, listeners, types, fill } = await runOnFullDisk();
  const before = types();
  fill(true);
  listeners[0]?.succeeded("1");
  await expect(runs.feed("e", { kind: "stop" })).rejects.toThrow("the history h: the disk is full");
  fill(false);
  // What the engine knows by now is not what is kept.
  await expect(runs.feed("e", { kind: "stop" })).rejects.toThrow("the history h: the disk is full");
  expect(types()).toEqual(before);
});

test("it says that the disk refuses, shows what was kept, and goes on when there is room", async () => {
  const folder = project();
  writeFileSync(join(folder, "go"), "");
  const first = await serviceProcess(folder, 400 * 1024);
  const arns: string[] = [];
  let refusal: unknown;
  for (let count = 0; count < 500 && refusal === undefined; count++) {
    try {
      arns.push(await start(first.client, "wait", { text: "x".repeat(2000) }));
    } catch (error) {
      refusal = error;
    }
  }
  expect(refusal).toMatchObject({ name: "InternalFailure" });
  expect(String((refusal as Error).message)).toMatch(
    /^the history \S+history\.sqlite: the disk (is full|failed to read or write)$/,
  );
  expect(arns.length).toBeGreaterThan(3);
  const before = await Promise.all(arns.map((arn) => history(first.client, arn)));
  for (const events of before) expect(events[0]?.type).toBe("ExecutionStarted");
  await killed(first.child);

  const second = await serviceProcess(folder);
  for (const [index, arn] of arns.entries()) {
    const status = async () => (await describeRun(second.client, arn)).status;
    await expect.poll(status, { timeout: 8000 }).toBe("SUCCEEDED");
    const after = await history(second.client, arn);
    expect(after.slice(0, before[index]?.length)).toEqual(before[index]);
    expect(after.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "WaitStateEntered",
      "WaitStateExited",
      "ExecutionSucceeded",
    ]);
  }
}, 30_000);
