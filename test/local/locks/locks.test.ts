import {
  DescribeExecutionCommand,
  type SFNClient,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import type { LocalServiceOptions } from "../../../lib/local/index.ts";
import { readHistory } from "../../../lib/operations/index.ts";
import { fakeService } from "../integrations/fake-service.ts";
import { endpoints, started } from "../integrations/run-task.ts";
import { localService, temporaryFolder } from "../local-service.ts";
import { lockedMachine, rateMachine } from "./locked-machine.ts";

const forever = { Type: "Wait", Seconds: 3600 };
const brief = { Type: "Pass" };

type WhenBusy = Parameters<typeof lockedMachine>[0];

async function locked(whenBusy: WhenBusy, options: Partial<LocalServiceOptions> = {}) {
  const test = await localService({ skipTime: false, ...options });
  test.service.putStateMachine("long", lockedMachine(whenBusy, forever));
  test.service.putStateMachine("short", lockedMachine(whenBusy, brief));
  return test;
}

async function statusOf(client: SFNClient, executionArn: string) {
  const { status, error } = await client.send(new DescribeExecutionCommand({ executionArn }));
  return [status, error];
}

/** Starts a run that holds the lock. */
async function holder(client: SFNClient): Promise<string> {
  const arn = await started(client, "long");
  await inState(client, arn, "work");
  return arn;
}

async function inState(client: SFNClient, executionArn: string, state: string) {
  const names = async () =>
    (await readHistory(client, executionArn)).map(
      ({ stateEnteredEventDetails: entered }) => entered?.name,
    );
  await expect.poll(names, { timeout: 5000, interval: 20 }).toContain(state);
}

const ended = async (client: SFNClient, arn: string, status: readonly unknown[]) =>
  await expect.poll(() => statusOf(client, arn), { timeout: 5000 }).toEqual(status);

describe("a second run for a lock of one", () => {
  it("waits, and goes on when the first is stopped", async () => {
    const { client } = await locked("wait");
    const first = await holder(client);
    const second = await started(client, "short");
    await inState(client, second, "wait for");
    expect(await statusOf(client, second)).toEqual(["RUNNING", undefined]);
    await client.send(new StopExecutionCommand({ executionArn: first }));
    await ended(client, second, ["SUCCEEDED", undefined]);
  });

  it.for(["skip", "fail"] as const)("is told that it is busy: %s", async (whenBusy) => {
    const { client } = await locked(whenBusy);
    await holder(client);
    await ended(client, await started(client, "short"), ["FAILED", "LockBusy"]);
  });

  it("stops the first where it replaces it", async () => {
    const { client } = await locked("replace");
    const first = await holder(client);
    await ended(client, await started(client, "short"), ["SUCCEEDED", undefined]);
    await ended(client, first, ["ABORTED", "LockReplaced"]);
  });
});

it("goes on waiting, and holding, in the service after this one", async () => {
  const folder = temporaryFolder();
  const kept = { projectDirectory: folder, history: "kept" } as const;
  const before = await locked("wait", kept);
  const first = await holder(before.client);
  const second = await started(before.client, "short");
  await inState(before.client, second, "wait for");
  await before.service.close();
  const { client } = await locked("wait", kept);
  const third = await started(client, "short");
  await inState(client, third, "wait for");
  await client.send(new StopExecutionCommand({ executionArn: first }));
  await ended(client, second, ["SUCCEEDED", undefined]);
  await ended(client, third, ["SUCCEEDED", undefined]);
});

it("forgets what was reserved of a rate in a time that was skipped", async () => {
  const folder = temporaryFolder();
  const kept = { projectDirectory: folder, history: "kept" } as const;
  const [now, hour] = [Date.now(), 3_600_000];
  const busy = "DynamoDB.ConditionalCheckFailedException";
  for (const [skipTime, status] of [
    [true, ["SUCCEEDED", undefined]],
    [false, ["SUCCEEDED", undefined]],
    [false, ["FAILED", busy]],
  ] as const) {
    const { client, service } = await localService({ skipTime, ...kept });
    service.putStateMachine("rate", rateMachine(now, now + 5 * hour));
    await ended(client, await started(client, "rate"), status);
    await service.close();
  }
});

it("has its table and function here, wherever the environment has others", async () => {
  const elsewhere = await fakeService(() => ({ status: 500 }));
  const environment = endpoints({ DYNAMODB: elsewhere.url, LAMBDA: elsewhere.url });
  const { client } = await locked("wait", { environment, skipTime: true });
  await ended(client, await started(client, "short"), ["SUCCEEDED", undefined]);
  await ended(client, await started(client, "short"), ["SUCCEEDED", undefined]);
  expect(elsewhere.requests).toEqual([]);
});
