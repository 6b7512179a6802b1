import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProject } from "../../lib/compiler/index.ts";
import {
  describeRun,
  listRuns,
  readHistory,
  redriveRun,
  startRun,
  stopRun,
  watchRun,
} from "../../lib/operations/index.ts";
import { timelineOf } from "../../lib/timeline/index.ts";
import { localService, stateMachineArn } from "./local-service.ts";

const sample = join(import.meta.dirname, "../compiler/samples/sub-flow-errors");

async function served(skipTime = true) {
  const { flows } = compileProject(sample, { files: ["flow.ts"] });
  const { service, client } = await localService({ skipTime });
  for (const { name, definition } of flows) service.putStateMachine(name, definition);
  return {
    client,
    start: (input: object) =>
      startRun(client, { stateMachineArn: stateMachineArn("sub-flow-errors"), input }),
    ended: async (executionArn: string) => {
      for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [5, 20] }));
      return await describeRun(client, executionArn);
    },
    children: (flow: string) =>
      listRuns(client, { stateMachineArn: stateMachineArn(`sub-flow-errors-${flow}`) }),
  };
}

test("a run fails with the error of the flow that it awaits, and its redrive starts that flow anew", async () => {
  const { client, start, ended, children } = await served();
  const { executionArn } = await start({ n: 2, how: "deep" });
  const failed = { status: "FAILED", error: "Refused", cause: '"2"' };
  expect(await ended(executionArn)).toMatchObject(failed);
  expect(await children("middle")).toMatchObject([failed].map(({ status }) => ({ status })));

  await redriveRun(client, executionArn);
  expect(await ended(executionArn)).toMatchObject({ ...failed, redriveCount: 1 });
  expect(await children("middle")).toHaveLength(2);
});

test("a timeline names the run of the flow that a step awaits, which names the run that waits", async () => {
  const { client, start, ended, children } = await served();
  const { executionArn } = await start({ n: 2, how: "uncaught" });
  await ended(executionArn);
  const [child] = await children("child");
  const { steps } = timelineOf(await readHistory(client, executionArn));
  const [step] = steps.filter(({ kind }) => kind === "Task");
  expect(step?.attempts).toMatchObject([{ executionArn: child?.executionArn }]);
  const { input = "" } = await describeRun(client, child?.executionArn ?? "");
  expect(JSON.parse(input)).toEqual({
    n: 2,
    AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: executionArn,
  });
});

test("a run whose awaited flow is stopped fails as stopped, with what the one who stopped it said", async () => {
  const { client, start, ended, children } = await served(false);
  const running = async () => (await children("slow")).find(({ status }) => status === "RUNNING");
  for (const reason of [{}, { error: "Wrong", cause: "the wrong day" }]) {
    const { executionArn } = await start({ n: 200, how: "late" });
    const child = await expect.poll(running, { timeout: 20_000 }).toBeDefined().then(running);
    await stopRun(client, child?.executionArn ?? "", reason);
    const { error, cause } = await ended(executionArn);
    expect({ error, cause }).toEqual({ error: "Stopped", cause: "", ...reason });
  }
});
