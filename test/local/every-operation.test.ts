import * as sfn from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { clientOf, localService, machine, pass, roleArn, task } from "./local-service.ts";

const isCommand = (name: string): boolean => /^[A-Z]\w+Command$/.test(name);

/** A client that keeps the names of the commands it sends. */
function counting(endpoint: string): { client: sfn.SFNClient; sent: Set<string> } {
  const sent = new Set<string>();
  const client = clientOf(endpoint);
  client.middlewareStack.add(
    (next, context) => (args) => {
      sent.add(String(context.commandName));
      return next(args);
    },
    { step: "initialize" },
  );
  return { client, sent };
}

const definition = JSON.stringify(machine({ a: pass }));
const activity = "arn:aws:states:us-east-1:123456789012:activity:w";

async function stateMachines(client: sfn.SFNClient): Promise<void> {
  const made = await client.send(
    new sfn.CreateStateMachineCommand({ name: "m", definition, roleArn }),
  );
  const { stateMachineArn } = made;
  const resourceArn = stateMachineArn;
  await client.send(new sfn.ValidateStateMachineDefinitionCommand({ definition }));
  await client.send(new sfn.TestStateCommand({ definition: JSON.stringify(pass) }));
  await client.send(new sfn.DescribeStateMachineCommand({ stateMachineArn }));
  await client.send(new sfn.UpdateStateMachineCommand({ stateMachineArn, roleArn }));
  await client.send(new sfn.TagResourceCommand({ resourceArn, tags: [{ key: "k", value: "v" }] }));
  const { tags } = await client.send(new sfn.ListTagsForResourceCommand({ resourceArn }));
  expect(tags).toEqual([{ key: "k", value: "v" }]);
  await client.send(new sfn.UntagResourceCommand({ resourceArn, tagKeys: ["k"] }));
  const all = await client.send(new sfn.ListStateMachinesCommand({}));
  expect(all.stateMachines).toMatchObject([{ name: "m" }]);
  await versions(client, String(stateMachineArn));
  await client.send(new sfn.DeleteStateMachineCommand({ stateMachineArn }));
}

async function versions(client: sfn.SFNClient, stateMachineArn: string): Promise<void> {
  const published = await client.send(
    new sfn.PublishStateMachineVersionCommand({ stateMachineArn, description: "first" }),
  );
  const { stateMachineVersionArn = "" } = published;
  const described = await client.send(
    new sfn.DescribeStateMachineCommand({ stateMachineArn: stateMachineVersionArn }),
  );
  expect(described.description).toBe("first");
  const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
  const alias = await client.send(
    new sfn.CreateStateMachineAliasCommand({ name: "PROD", routingConfiguration }),
  );
  const { stateMachineAliasArn } = alias;
  await client.send(new sfn.DescribeStateMachineAliasCommand({ stateMachineAliasArn }));
  await client.send(
    new sfn.UpdateStateMachineAliasCommand({ stateMachineAliasArn, description: "d" }),
  );
  const aliases = await client.send(new sfn.ListStateMachineAliasesCommand({ stateMachineArn }));
  expect(aliases.stateMachineAliases).toHaveLength(1);
  const all = await client.send(new sfn.ListStateMachineVersionsCommand({ stateMachineArn }));
  expect(all.stateMachineVersions).toHaveLength(1);
  await client.send(new sfn.DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
  await client.send(new sfn.DeleteStateMachineVersionCommand({ stateMachineVersionArn }));
}

async function executions(client: sfn.SFNClient): Promise<void> {
  const slow = JSON.stringify(machine({ a: { Type: "Wait", Seconds: 1000, End: true } }));
  const { stateMachineArn } = await client.send(
    new sfn.CreateStateMachineCommand({ name: "slow", definition: slow, roleArn }),
  );
  const { executionArn } = await client.send(new sfn.StartExecutionCommand({ stateMachineArn }));
  await client.send(new sfn.DescribeExecutionCommand({ executionArn }));
  await client.send(new sfn.DescribeStateMachineForExecutionCommand({ executionArn }));
  const mapRuns = await client.send(new sfn.ListMapRunsCommand({ executionArn }));
  expect(mapRuns.mapRuns).toEqual([]);
  const all = await client.send(new sfn.ListExecutionsCommand({ stateMachineArn }));
  expect(all.executions).toMatchObject([{ status: "RUNNING" }]);
  await client.send(new sfn.StopExecutionCommand({ executionArn, error: "E" }));
  await client.send(new sfn.RedriveExecutionCommand({ executionArn }));
  const { events } = await client.send(new sfn.GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map(({ type }) => type)).toContain("ExecutionRedriven");
  const mapRunArn = "arn:aws:states:us-east-1:123456789012:mapRun:slow/l:none";
  for (const command of [
    new sfn.DescribeMapRunCommand({ mapRunArn }),
    new sfn.UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 }),
  ])
    await expect(client.send(command as sfn.DescribeMapRunCommand)).rejects.toMatchObject({
      name: "ResourceNotFound",
    });
  const express = await client.send(
    new sfn.CreateStateMachineCommand({ name: "e", definition, roleArn, type: "EXPRESS" }),
  );
  const synchronous = await client.send(
    new sfn.StartSyncExecutionCommand({ stateMachineArn: express.stateMachineArn, input: "1" }),
  );
  expect(synchronous).toMatchObject({ status: "SUCCEEDED", output: "1" });
}

async function activities(client: sfn.SFNClient): Promise<void> {
  const { activityArn } = await client.send(new sfn.CreateActivityCommand({ name: "w" }));
  expect(activityArn).toBe(activity);
  await client.send(new sfn.DescribeActivityCommand({ activityArn }));
  const all = await client.send(new sfn.ListActivitiesCommand({}));
  expect(all.activities).toMatchObject([{ name: "w" }]);
  const retry = [{ ErrorEquals: ["again"], MaxAttempts: 1 }];
  const worked = JSON.stringify(machine({ a: { ...task(activity), Retry: retry } }));
  const { stateMachineArn } = await client.send(
    new sfn.CreateStateMachineCommand({ name: "worked", definition: worked, roleArn }),
  );
  const { executionArn } = await client.send(new sfn.StartExecutionCommand({ stateMachineArn }));
  const taken = await client.send(new sfn.GetActivityTaskCommand({ activityArn }));
  const { taskToken } = taken;
  await client.send(new sfn.SendTaskHeartbeatCommand({ taskToken }));
  await client.send(new sfn.SendTaskFailureCommand({ taskToken, error: "again" }));
  const second = await client.send(new sfn.GetActivityTaskCommand({ activityArn }));
  await client.send(
    new sfn.SendTaskSuccessCommand({ taskToken: second.taskToken, output: '"done"' }),
  );
  const ended = await client.send(new sfn.DescribeExecutionCommand({ executionArn }));
  expect(ended).toMatchObject({ status: "SUCCEEDED", output: '"done"' });
  await client.send(new sfn.DeleteActivityCommand({ activityArn }));
}

test("it answers every operation that the SDK's client has", async () => {
  const { service } = await localService({ skipTime: false });
  const { client, sent } = counting(service.endpoint);
  await stateMachines(client);
  await executions(client);
  await activities(client);
  expect([...sent].toSorted()).toEqual(Object.keys(sfn).filter(isCommand).toSorted());
});
