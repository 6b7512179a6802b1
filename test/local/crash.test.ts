import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, onTestFinished, test } from "vitest";
import { startLocalService } from "../../lib/local/index.ts";
import { describeRun } from "../../lib/operations/index.ts";
import {
  clientOf,
  localService,
  machine,
  stateMachineArn,
  temporaryFolder,
} from "./local-service.ts";

/** The service in a process that can be killed. */
async function serviceProcess(folder: string): Promise<{ child: ChildProcess; client: SFNClient }> {
  const main = join(import.meta.dirname, "serve.ts");
  const child = spawn(process.execPath, ["--no-warnings", main, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text) => resolve(String(text).trim()));
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { child, client: clientOf(endpoint) };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function history(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const command = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 });
  return (await client.send(command)).events ?? [];
}

async function start(client: SFNClient, name: string, input: unknown = {}): Promise<string> {
  const command = { stateMachineArn: stateMachineArn(name), input: JSON.stringify(input) };
  return String((await client.send(new StartExecutionCommand(command))).executionArn);
}

/** A project whose container notes each start in a file, then waits until another file is there. */
function project(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "image"));
  writeFileSync(join(folder, "starts"), "");
  writeFileSync(
    join(folder, "image", "main.sh"),
    "echo x >> ../starts; while [ ! -e ../go ]; do sleep 0.05; done\n",
  );
  return folder;
}

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
  await second.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '"late"' }));
  expect(await describeRun(second.client, calling)).toMatchObject({ output: '"late"' });
  const status = async () => (await describeRun(second.client, waiting)).status;
  await expect.poll(status, { timeout: 5000 }).toBe("SUCCEEDED");
  const events = await history(second.client, waiting);
  const [entered, exited] = ["WaitStateEntered", "WaitStateExited"].map(
    (type) => events.find((event) => event.type === type)?.timestamp?.getTime() ?? 0,
  );
  expect(Number(exited) - Number(entered)).toBeGreaterThanOrEqual(2000);
  expect(Number(exited) - Number(entered)).toBeLessThan(2900);
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
