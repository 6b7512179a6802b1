import { SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { expect, test, vi } from "vitest";
import type { TaskCall, TaskListener } from "../../../lib/local/index.ts";
import { localService, machine, task } from "../local-service.ts";
import { eventsOf, outcome, started } from "./run-task.ts";

const resource = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

async function waiting() {
  const seen: { call?: TaskCall; tell?: TaskListener } = {};
  const test = await localService({
    perform: (call, tell) => {
      Object.assign(seen, { call, tell });
      return { finished: new Promise(() => {}), cancel: () => {} };
    },
  });
  test.service.putStateMachine("f", machine({ a: task(resource) }));
  const executionArn = await started(test.client, "f");
  await vi.waitUntil(() => seen.tell);
  const answer = (output: string) =>
    test.client.send(
      new SendTaskSuccessCommand({ taskToken: seen.call?.effect.taskToken, output }),
    );
  return { test, executionArn, seen, answer };
}

test("it keeps a token's answer that is there before the call's", async () => {
  const { test, executionArn, seen, answer } = await waiting();
  await answer("1");
  await expect(answer("2")).rejects.toThrow("Task Timed Out");
  seen.tell?.submitted("{}");
  expect(await outcome(test, executionArn)).toMatchObject({ status: "SUCCEEDED", output: 1 });
  const events = await eventsOf(test.client, executionArn);
  expect(events.map(({ type }) => type).slice(4, 6)).toEqual(["TaskSubmitted", "TaskSucceeded"]);
});

test("it fails with a call that is refused after its token was used", async () => {
  const { test, executionArn, seen, answer } = await waiting();
  await answer("1");
  seen.tell?.failed("SQS.AmazonSQSException", "no");
  const { error } = await outcome(test, executionArn);
  expect(error).toBe("SQS.AmazonSQSException");
});
