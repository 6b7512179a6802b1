import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type HistoryEvent, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { startLocalService } from "../../lib/local/index.ts";
import { describeRun } from "../../lib/operations/index.ts";
import { localService, machine, temporaryFolder } from "./local-service.ts";
import { history, killed, project, serviceProcess, start } from "./service-process.ts";

const starts = (folder: string): number => readFileSync(join(folder, "starts"), "utf8").length / 2;

test("it goes on where it was after kill -9: no event lost, doubled or reordered", async () => {
  const folder = project();
  const first = await serviceProcess(folder);
  const executionArn = await start(first.client, "work");
  await expect.poll(() => starts(folder)).toBe(1);
  const before = await history(first.client, executionArn);
  await killed(first.child);

  const second = await serviceProcess(folder);
  await expect.poll(() => starts(folder), { timeout: 5000 }).toBe(2);
  expect(await history(second.client, executionArn)).toEqual(before);
  writeFileSync(join(folder, "go"), "");
  const status = async () => (await describeRun(second.client, executionArn)).status;
  await expect.poll(status, { timeout: 5000 }).toBe("SUCCEEDED");
  const after = await history(second.client, executionArn);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.map(({ id }) => id)).toEqual(after.map((_, index) => index + 1));
  expect(after.map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "PassStateEntered",
    "PassStateExited",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskSucceeded",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
});

test("it keeps who holds a lock and who waits for it: each has its turn once, in order", async () => {
  const folder = project();
  const first = await serviceProcess(folder);
  const entered = async ({ client }: typeof first, arn: string) =>
    (await history(client, arn)).flatMap((event) => event.stateEnteredEventDetails?.name ?? []);
  const waiting = ["lock", "wait for"];
  const holder = await start(first.client, "locked");
  await expect.poll(() => starts(folder), { timeout: 5000 }).toBe(1);
  const waiters: string[] = [];
  for (let count = 0; count < 2; count++) {
    const arn = await start(first.client, "locked");
    const types = async () => (await history(first.client, arn)).map(({ type }) => type);
    await expect.poll(types, { timeout: 5000 }).toContain("TaskSubmitted");
    waiters.push(arn);
  }
  await killed(first.child);

  const second = await serviceProcess(folder);
  await expect.poll(() => starts(folder), { timeout: 5000 }).toBe(2);
  for (const arn of waiters) expect(await entered(second, arn)).toEqual(waiting);
  writeFileSync(join(folder, "go"), "");
  const began: (Date | undefined)[] = [];
  for (const arn of [holder, ...waiters]) {
    const status = async () => (await describeRun(second.client, arn)).status;
    await expect.poll(status, { timeout: 10_000 }).toBe("SUCCEEDED");
    const taken = arn === holder ? ["lock"] : waiting;
    expect(await entered(second, arn)).toEqual([...taken, "work"]);
    const work = (await history(second.client, arn)).findLast(
      ({ type, stateEnteredEventDetails: state }) => /Entered$/.test(type ?? "") && state,
    );
    began.push(work?.timestamp);
  }
  expect(began).toEqual(began.toSorted((left, right) => Number(left) - Number(right)));
  expect(starts(folder)).toBe(4);
}, 30_000);

test("it keeps the due time of a wait, and the token of a callback", async () => {
  const folder = project();
  const first = await serviceProcess(folder);
  const waiting = await start(first.client, "wait");
  const calling = await start(first.client, "callback");
  const [scheduled] = (await history(first.client, calling)).filter(
    (e) => e.type === "TaskScheduled",
  );
  const { token } = JSON.parse(scheduled?.taskScheduledEventDetails?.parameters ?? "{}").Payload;
  await killed(first.child);

  const second = await serviceProcess(folder);
  const up = Date.now();
  await second.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '"late"' }));
  expect(await describeRun(second.client, calling)).toMatchObject({ output: '"late"' });
  const status = async () => (await describeRun(second.client, waiting)).status;
  await expect.poll(status, { timeout: 5000 }).toBe("SUCCEEDED");
  const events = await history(second.client, waiting);
  const [entered, exited] = ["WaitStateEntered", "WaitStateExited"].map(
    (type) => events.find((event) => event.type === type)?.timestamp?.getTime() ?? 0,
  );
  expect(Number(exited) - Number(entered)).toBeGreaterThanOrEqual(2000);
  // A machine under load takes its time to start again; a wait begun anew would end two seconds after that.
  expect(exited).toBeLessThan(Math.max(Number(entered) + 2000, up) + 1500);
});

test("it survives being killed at any moment of many runs", async () => {
  const folder = project();
  writeFileSync(join(folder, "go"), "");
  const arns: string[] = [];
  for (let round = 0; round < 4; round++) {
    const { child, client } = await serviceProcess(folder);
    for (let count = 0; count < 5; count++) arns.push(await start(client, "busy", { count }));
    await killed(child);
  }
  const { client } = await serviceProcess(folder);
  for (const arn of arns) {
    const status = async () => (await describeRun(client, arn)).status;
    await expect.poll(status, { timeout: 10_000 }).toBe("SUCCEEDED");
    const events = await history(client, arn);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === "MapIterationSucceeded")).toHaveLength(5);
  }
});

test("it loses, doubles and reorders nothing of waits, retries, maps and tasks that kill -9 met", async () => {
  const folder = project();
  writeFileSync(join(folder, "go"), "");
  const known = new Map<string, readonly HistoryEvent[]>();
  for (let round = 0; round < 4; round++) {
    const { child, client } = await serviceProcess(folder);
    // What was told before the kill is told the same after it.
    for (const [arn, events] of known)
      expect((await history(client, arn)).slice(0, events.length)).toEqual(events);
    for (let count = 0; count < 4; count++) known.set(await start(client, "mixed"), []);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 700));
    for (const arn of known.keys()) known.set(arn, await history(client, arn));
    // Nobody waits for these: the kill meets them on their way.
    const cutOff = Array.from({ length: 3 }, () => start(client, "mixed").catch(() => "none"));
    await killed(child);
    const kept = (await Promise.all(cutOff)).filter((arn) => arn !== "none");
    for (const arn of kept) known.set(arn, []);
  }
  const { client } = await serviceProcess(folder);
  for (const [arn, events] of known) {
    const status = async () => (await describeRun(client, arn)).status;
    await expect.poll(status, { timeout: 15_000 }).toBe("SUCCEEDED");
    const whole = await history(client, arn);
    expect(whole.slice(0, events.length)).toEqual(events);
    expectWhole(whole);
  }
}, 60_000);

/** One history of "mixed": each event once, in order, no wait or delay cut short. */
function expectWhole(events: readonly HistoryEvent[]): void {
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  const instants = events.map(({ timestamp }) => timestamp?.getTime() ?? 0);
  expect(instants).toEqual(instants.toSorted((left, right) => left - right));
  const count = (wanted: string) => events.filter(({ type }) => type === wanted).length;
  const expected = {
    ExecutionStarted: 1,
    WaitStateExited: 1,
    TaskScheduled: 6,
    TaskSucceeded: 3,
    TaskFailed: 3,
    MapIterationSucceeded: 3,
    ParallelStateSucceeded: 1,
    ExecutionSucceeded: 1,
  };
  const counts = Object.keys(expected).map((type) => [type, count(type)]);
  expect(Object.fromEntries(counts)).toEqual(expected);
  expect(gap(events, "WaitStateEntered", "WaitStateExited")).toBeGreaterThanOrEqual(1000);
  const failures = events.filter(({ type }) => type === "TaskFailed");
  for (const [index, { timestamp }] of failures.slice(1).entries()) {
    const before = failures[index]?.timestamp?.getTime() ?? 0;
    expect((timestamp?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(1000);
  }
}

function gap(events: readonly HistoryEvent[], from: string, to: string): number {
  const [start = 0, end = 0] = [from, to].map(
    (wanted) => events.find(({ type }) => type === wanted)?.timestamp?.getTime() ?? 0,
  );
  return end - start;
}

test("it lets no second process on the folder, and takes it over once the first has gone", async () => {
  const folder = project();
  const first = await serviceProcess(folder);
  const directory = join(folder, ".nagare");
  await expect(startLocalService({ directory })).rejects.toMatchObject({
    name: "HistoryUnavailable",
    message: `the history ${directory}/history.sqlite: another nagare process is using it; stop that one, or run against it`,
  });
  await killed(first.child);
  await localService({ projectDirectory: folder, history: "kept" });
});

test("it says that a history is damaged, and leaves it alone", async () => {
  const folder = temporaryFolder();
  const file = join(folder, ".nagare", "history.sqlite");
  mkdirSync(join(folder, ".nagare"));
  writeFileSync(
    file,
    "this is no history of anything, and long enough to be read as one".repeat(99),
  );
  const before = readFileSync(file, "utf8");
  const started = startLocalService({ directory: join(folder, ".nagare") });
  await expect(started).rejects.toThrow(
    "it is not a history of nagare; move it away to start with an empty one",
  );
  expect(readFileSync(file, "utf8")).toBe(before);
});

test.each([
  ["the first page", 30, 70],
  ["the tables' pages", 4096, 60_000],
])("it says that %s of a history is damaged, and leaves the file as it is", async (_, from, to) => {
  const folder = temporaryFolder();
  const kept = { projectDirectory: folder, history: "kept" } as const;
  const first = await localService({ ...kept, skipTime: false });
  first.service.putStateMachine("w", machine({ w: { Type: "Wait", Seconds: 3600, End: true } }));
  await start(first.client, "w");
  await first.service.close();
  const file = join(folder, ".nagare", "history.sqlite");
  const bytes = readFileSync(file);
  bytes.fill(0x5a, from, Math.min(to, bytes.length));
  writeFileSync(file, bytes);
  const again = startLocalService({ directory: join(folder, ".nagare") });
  await expect(again).rejects.toMatchObject({
    name: "HistoryUnavailable",
    message: expect.stringMatching(
      /^the history \S+: it is (damaged; move it away to start with an empty history|not a history of nagare; move it away to start with an empty one)$/,
    ),
  });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test("it lets go of the port and the folder when a run can't be read back", async () => {
  const folder = temporaryFolder();
  const kept = { projectDirectory: folder, history: "kept" } as const;
  const first = await localService({ ...kept, skipTime: false });
  first.service.putStateMachine("w", machine({ w: { Type: "Wait", Seconds: 3600, End: true } }));
  await start(first.client, "w");
  const port = Number(new URL(first.service.endpoint).port);
  await first.service.close();
  const directory = join(folder, ".nagare");
  const database = new DatabaseSync(join(directory, "history.sqlite"));
  database.exec("UPDATE inputs SET body = substr(body, 1, 5)");
  database.close();
  for (let count = 0; count < 2; count++)
    await expect(startLocalService({ directory, port })).rejects.toMatchObject({
      name: "HistoryUnavailable",
      message: expect.stringContaining("damaged; move it away to start with an empty history"),
    });
  await localService({ port });
});

test("it goes on after an orderly stop as after a crash", async () => {
  const folder = temporaryFolder();
  const kept = { projectDirectory: folder, history: "kept" } as const;
  const first = await localService({ ...kept, skipTime: false });
  first.service.putStateMachine("w", machine({ w: { Type: "Wait", Seconds: 3600, End: true } }));
  const executionArn = await start(first.client, "w");
  await first.service.close();
  const second = await localService({ ...kept, skipTime: true });
  const status = async () => (await describeRun(second.client, executionArn)).status;
  await expect.poll(status).toBe("SUCCEEDED");
});
