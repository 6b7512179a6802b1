import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeMapRunCommand,
  type ExecutionListItem,
  type HistoryEvent,
  ListExecutionsCommand,
  ListMapRunsCommand,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { describeRun } from "../../lib/operations/index.ts";
import { history, killed, project, serviceProcess, start } from "./service-process.ts";

interface Spread {
  readonly mapRunArn: string | undefined;
  readonly children: readonly ExecutionListItem[];
}

/** The Map Run of an execution, as far as there is one yet, and its child executions. */
async function spreadOf(client: SFNClient, executionArn: string): Promise<Spread> {
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
  expect(mapRuns.length).toBeLessThanOrEqual(1);
  const mapRunArn = mapRuns[0]?.mapRunArn;
  if (mapRunArn === undefined) return { mapRunArn, children: [] };
  const list = new ListExecutionsCommand({ mapRunArn, maxResults: 1000 });
  return { mapRunArn, children: (await client.send(list)).executions ?? [] };
}

/** Every history of a spread execution so far, by ARN: its own, and its children's. */
async function historiesOf(client: SFNClient, executionArn: string) {
  const { children } = await spreadOf(client, executionArn);
  const arns = [executionArn, ...children.map((child) => child.executionArn ?? "")];
  return new Map(
    await Promise.all(arns.map(async (arn) => [arn, await history(client, arn)] as const)),
  );
}

const typesOf = (events: readonly HistoryEvent[]) => events.map(({ type }) => type);

async function succeeded(client: SFNClient, executionArn: string): Promise<string | undefined> {
  const status = async () => (await describeRun(client, executionArn)).status;
  await expect.poll(status, { timeout: 30_000 }).toBe("SUCCEEDED");
  return (await describeRun(client, executionArn)).output;
}

/** Whole: each child once, each history in order and without a gap, all counts as of a run that nothing disturbed. */
async function expectWhole(client: SFNClient, executionArn: string, items: number): Promise<void> {
  const { mapRunArn, children } = await spreadOf(client, executionArn);
  const names = new Set(children.map(({ name }) => name));
  expect([children.length, names.size]).toEqual([items, items]);
  const mapRun = await client.send(new DescribeMapRunCommand({ mapRunArn }));
  const counts = { total: items, succeeded: items, failed: 0, aborted: 0, pending: 0, running: 0 };
  expect(mapRun).toMatchObject({
    status: "SUCCEEDED",
    itemCounts: counts,
    executionCounts: counts,
  });
  for (const [arn, events] of await historiesOf(client, executionArn)) {
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    const instants = events.map(({ timestamp }) => timestamp?.getTime() ?? 0);
    expect(instants).toEqual(instants.toSorted((left, right) => left - right));
    expect(typesOf(events)).toEqual(arn === executionArn ? parentTypes : childTypes);
  }
}

const parentTypes = [
  "ExecutionStarted",
  "MapStateEntered",
  "MapStateStarted",
  "MapRunStarted",
  "MapRunSucceeded",
  "MapStateSucceeded",
  "MapStateExited",
  "ExecutionSucceeded",
];

const childTypes = [
  "ExecutionStarted",
  "TaskStateEntered",
  "TaskScheduled",
  "TaskStarted",
  "TaskSubmitted",
  "TaskSucceeded",
  "TaskStateExited",
  "ExecutionSucceeded",
];

test("a Map Run goes on after kill -9 with the children that it had", async () => {
  const folder = project();
  const first = await serviceProcess(folder);
  const executionArn = await start(first.client, "spread", { items: 7 });
  const running = async () => {
    const { children } = await spreadOf(first.client, executionArn);
    const submitted = [...(await historiesOf(first.client, executionArn)).values()].filter(
      (events) => events.at(-1)?.type === "TaskSubmitted",
    );
    return [children.length, submitted.length];
  };
  await expect.poll(running, { timeout: 10_000 }).toEqual([3, 3]);
  const before = await historiesOf(first.client, executionArn);
  await killed(first.child);

  const second = await serviceProcess(folder);
  expect(await historiesOf(second.client, executionArn)).toEqual(before);
  writeFileSync(join(folder, "go"), "");
  expect(await succeeded(second.client, executionArn)).toBe("[10,20,30,40,50,60,70]");
  await expectWhole(second.client, executionArn, 7);
  const after = await historiesOf(second.client, executionArn);
  for (const [arn, events] of before)
    expect(after.get(arn)?.slice(0, events.length)).toEqual(events);
});

test("it loses and doubles no child, whenever kill -9 comes", async () => {
  const folder = project();
  writeFileSync(join(folder, "go"), "");
  const items = 25;
  let known = new Map<string, readonly HistoryEvent[]>();
  const arns: string[] = [];
  for (let round = 0; round < 4; round++) {
    const { child, client } = await serviceProcess(folder);
    for (const [arn, events] of known)
      expect((await history(client, arn)).slice(0, events.length)).toEqual(events);
    arns.push(await start(client, "spread", { items }));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    known = new Map();
    for (const arn of arns)
      for (const [one, events] of await historiesOf(client, arn)) known.set(one, events);
    await killed(child);
  }
  const { client } = await serviceProcess(folder);
  const undisturbed = await start(client, "spread", { items });
  const output = await succeeded(client, undisturbed);
  await expectWhole(client, undisturbed, items);
  for (const arn of arns) {
    expect(await succeeded(client, arn)).toBe(output);
    await expectWhole(client, arn, items);
  }
}, 120_000);
