import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { SFNClient } from "@aws-sdk/client-sfn";
import { StateMachine as Peer } from "aws-local-stepfunctions";
import { simulate } from "../../lib/engine/index.ts";
import { type LocalService, startLocalService, type TaskRunner } from "../../lib/local/index.ts";
import { describeRun, startRun } from "../../lib/operations/index.ts";
import type { Measured } from "../support/bench.ts";
import { filling, growthInMemory, Pace } from "./flatness.ts";
import { loop, overItems, resource, waiting, work } from "./machines.ts";

/** Turns of the loop: long enough that starting up does not count. */
const TURNS = 2000;
const TRANSITIONS = 2 * TURNS + 2;

/** Transitions a second, in memory and with every event durable, beside `aws-local-stepfunctions` in the same run. */
export default async function engine(): Promise<Measured> {
  const peer = await best(() => peerRuns());
  const memory = await best(() => simulated());
  const durable = await best(() => served());
  const growth = await least(growthInMemory);
  const durableGrowth = await least(growthWhenDurable);
  const many = await seconds(() => sideBySide(200));
  const map = await seconds(() => mapOf(10_000));
  const perThousand = await memoryOfWaiting(1000);
  const rate = (time: number): string => `${Math.round(TRANSITIONS / time)}/s`;
  return {
    rows: [
      { what: "aws-local-stepfunctions, in memory", result: rate(peer) },
      { what: "nagare, in memory", result: rate(memory) },
      { what: "nagare, every event in SQLite, over HTTP", result: rate(durable) },
      {
        what: "200 executions at once, 100 transitions each, durable",
        result: `${many.toFixed(2)} s`,
      },
      { what: "map of 10,000 items, in memory", result: `${map.toFixed(2)} s` },
      { what: "1,000 waiting executions, durable", result: `${perThousand.toFixed(0)} MiB` },
      { what: "last 5,000 of 25,000 events over the first, in memory", result: times(growth) },
      { what: "last 5,000 of 25,000 events over the first, durable", result: times(durableGrowth) },
    ],
    figure: {
      name: "least of: speed over the peer's in memory, twice that of durable, 1.5 over each growth",
      value: Math.min(
        peer / memory,
        (2 * peer) / durable,
        mostGrowth / growth,
        mostGrowth / durableGrowth,
      ),
      unit: "x",
      target: { atLeast: 1 },
    },
  };
}

/** How much dearer an event may be at the end of a full history than at its start. */
const mostGrowth = 1.5;

const times = (ratio: number): string => `${ratio.toFixed(2)} x`;

/** The least of three: a pause of the machine may fall into either span. */
async function least(ratio: () => Promise<number>): Promise<number> {
  await ratio();
  return Math.min(await ratio(), await ratio(), await ratio());
}

async function growthWhenDurable(): Promise<number> {
  const pace = new Pace();
  // What a turn writes: the choice's two events, the task's five.
  const noted: TaskRunner = (call, tell) => {
    pace.note(7);
    return perform(call, tell);
  };
  return await withService(async (service, client) => {
    const stateMachineArn = service.putStateMachine("filling", filling);
    const { executionArn } = await startRun(client, { stateMachineArn, input: { turn: 0 } });
    while ((await describeRun(client, executionArn)).status === "RUNNING")
      await new Promise((resolve) => setTimeout(resolve, 20));
    pace.note(7);
    return pace.growth;
  }, noted);
}

async function peerRuns(): Promise<void> {
  const machine = new Peer(loop(TURNS) as never, { checkArn: false } as never);
  const overrides = { taskResourceLocalHandlers: { work: async (input: unknown) => work(input) } };
  const result = await machine.run({ turn: 0 }, { overrides } as never).result;
  expectTurns(result);
}

async function simulated(): Promise<void> {
  const { output } = await simulate(
    loop(TURNS),
    { turn: 0 },
    { tasks: { [resource]: work as never, work: work as never } },
  );
  expectTurns(output);
}

async function served(): Promise<void> {
  await withService(async (service, client) => {
    const stateMachineArn = service.putStateMachine("loop", loop(TURNS));
    const { executionArn } = await startRun(client, { stateMachineArn, input: { turn: 0 } });
    expectTurns(JSON.parse((await ended(client, executionArn)) ?? "null"));
  });
}

async function sideBySide(count: number): Promise<void> {
  await withService(async (service, client) => {
    const stateMachineArn = service.putStateMachine("loop", loop(50));
    const starts = Array.from({ length: count }, () =>
      startRun(client, { stateMachineArn, input: { turn: 0 } }),
    );
    await Promise.all(
      (await Promise.all(starts)).map(({ executionArn }) => ended(client, executionArn)),
    );
  });
}

/** Inline, so beyond the 25,000 events that AWS allows a history: the bound is lifted. */
async function mapOf(count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, at) => at);
  const { status } = await simulate(overItems, { items }, { maxEvents: 100_000 });
  if (status !== "SUCCEEDED") throw new Error(`the map ended ${status}`);
}

async function memoryOfWaiting(count: number): Promise<number> {
  return await withService(async (service, client) => {
    const stateMachineArn = service.putStateMachine("waiting", waiting);
    const before = process.memoryUsage.rss();
    for (let started = 0; started < count; started += 50) {
      await Promise.all(Array.from({ length: 50 }, () => startRun(client, { stateMachineArn })));
    }
    return (process.memoryUsage.rss() - before) / 2 ** 20;
  });
}

const perform: TaskRunner = ({ effect }, tell) => {
  queueMicrotask(() => tell.succeeded(JSON.stringify(work(effect.arguments))));
  return { finished: Promise.resolve(), cancel: () => {} };
};

async function withService<T>(
  use: (service: LocalService, client: SFNClient) => Promise<T>,
  performs: TaskRunner = perform,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "nagare-bench-"));
  const service = await startLocalService({
    directory: join(folder, ".nagare"),
    perform: performs,
  });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new SFNClient({ endpoint: service.endpoint, region: "us-east-1", credentials });
  try {
    return await use(service, client);
  } finally {
    client.destroy();
    await service.close();
    rmSync(folder, { recursive: true });
  }
}

async function ended(client: SFNClient, executionArn: string): Promise<string | undefined> {
  for (;;) {
    const { status, output } = await describeRun(client, executionArn);
    if (status === "SUCCEEDED") return output;
    if (status !== "RUNNING") throw new Error(`the run ended ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function expectTurns(output: unknown): void {
  const { turn } = output as { readonly turn: number };
  if (turn !== TURNS) throw new Error(`the loop ended after ${turn} turns`);
}

/** Seconds of the fastest of three, after one that warms up. */
async function best(run: () => Promise<void>): Promise<number> {
  await run();
  const times = [await seconds(run), await seconds(run), await seconds(run)];
  return Math.min(...times);
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}
