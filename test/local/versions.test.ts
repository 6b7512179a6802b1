import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ListStateMachineVersionsCommand,
  type RoutingConfigurationListItem,
  type SFNClient,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { localService, machine, pass, roleArn, stateMachineArn } from "./local-service.ts";

const arn = stateMachineArn("m");
const answering = (value: number) => JSON.stringify(machine({ a: { ...pass, Output: value } }));

/** A state machine with two versions, which answer 1 and 2. */
async function twoVersions(): Promise<SFNClient> {
  const { client } = await localService();
  const create = { name: "m", definition: answering(1), roleArn, publish: true };
  await client.send(new CreateStateMachineCommand(create));
  const update = { stateMachineArn: arn, definition: answering(2), publish: true };
  await client.send(new UpdateStateMachineCommand(update));
  return client;
}

async function outputOf(client: SFNClient, stateMachine: string) {
  const start = new StartExecutionCommand({ stateMachineArn: stateMachine });
  const { executionArn } = await client.send(start);
  return await client.send(new DescribeExecutionCommand({ executionArn }));
}

const route = (version: number, weight: number): RoutingConfigurationListItem => ({
  stateMachineVersionArn: `${arn}:${version}`,
  weight,
});

test("it starts the version that the ARN names, and tells which it was", async () => {
  const client = await twoVersions();
  expect(await outputOf(client, `${arn}:1`)).toMatchObject({
    output: "1",
    stateMachineArn: arn,
    stateMachineVersionArn: `${arn}:1`,
  });
  const latest = await outputOf(client, arn);
  expect(latest.output).toBe("2");
  expect(latest.stateMachineVersionArn).toBeUndefined();
  const describe = new DescribeStateMachineCommand({ stateMachineArn: `${arn}:1` });
  expect((await client.send(describe)).definition).toBe(answering(1));
});

test("it follows an alias, also when that moves", async () => {
  const client = await twoVersions();
  const create = { name: "live", routingConfiguration: [route(1, 100)] };
  const { stateMachineAliasArn } = await client.send(new CreateStateMachineAliasCommand(create));
  expect(await outputOf(client, String(stateMachineAliasArn))).toMatchObject({
    output: "1",
    stateMachineAliasArn,
  });
  const move = { stateMachineAliasArn, routingConfiguration: [route(1, 0), route(2, 100)] };
  await client.send(new UpdateStateMachineAliasCommand(move));
  expect((await outputOf(client, String(stateMachineAliasArn))).output).toBe("2");
  const describe = new DescribeStateMachineAliasCommand({ stateMachineAliasArn });
  expect((await client.send(describe)).routingConfiguration).toEqual(move.routingConfiguration);
});

test("it keeps a version that an alias uses, and numbers go on after one was deleted", async () => {
  const client = await twoVersions();
  const create = { name: "live", routingConfiguration: [route(1, 100)] };
  await client.send(new CreateStateMachineAliasCommand(create));
  const remove = (version: number) =>
    client.send(
      new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${arn}:${version}` }),
    );
  await expect(remove(1)).rejects.toMatchObject({ name: "ConflictException" });
  await remove(2);
  const update = { stateMachineArn: arn, definition: answering(3), publish: true };
  await client.send(new UpdateStateMachineCommand(update));
  const list = new ListStateMachineVersionsCommand({ stateMachineArn: arn });
  const { stateMachineVersions } = await client.send(list);
  expect(stateMachineVersions?.map((one) => one.stateMachineVersionArn)).toEqual([
    `${arn}:3`,
    `${arn}:1`,
  ]);
});

test.each([
  [
    [route(1, 70), route(2, 29)],
    "Sum of routing configuration weights must equal 100. Received: [70, 29]",
  ],
  [
    [route(1, 50), route(1, 50)],
    `Routing configuration must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`,
  ],
  [
    [{ stateMachineVersionArn: arn, weight: 100 }],
    `Routing configuration must contain state machine version ARNs. Received: [${arn}]`,
  ],
  [
    [route(1, 101)],
    "1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100",
  ],
])("it refuses routes in AWS's words %#", async (routingConfiguration, message) => {
  const client = await twoVersions();
  const create = new CreateStateMachineAliasCommand({ name: "live", routingConfiguration });
  await expect(client.send(create)).rejects.toMatchObject({ name: "ValidationException", message });
});

test("it lists the executions of a version, or of an alias, page by page", async () => {
  const client = await twoVersions();
  const alias = { name: "live", routingConfiguration: [route(1, 100)] };
  await client.send(new CreateStateMachineAliasCommand(alias));
  for (const started of [`${arn}:1`, arn, `${arn}:live`, `${arn}:2`, `${arn}:1`])
    await client.send(new StartExecutionCommand({ stateMachineArn: started }));
  const count = async (stateMachine: string, maxResults: number): Promise<number> => {
    let found = 0;
    let nextToken: string | undefined;
    do {
      const list = { stateMachineArn: stateMachine, maxResults, nextToken };
      const page = await client.send(new ListExecutionsCommand(list));
      found += page.executions?.length ?? 0;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return found;
  };
  for (const maxResults of [1, 2, 100])
    expect([
      await count(arn, maxResults),
      await count(`${arn}:1`, maxResults),
      await count(`${arn}:2`, maxResults),
      await count(`${arn}:live`, maxResults),
    ]).toEqual([5, 3, 1, 1]);
  await expect(count(`${arn}:9`, 1)).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
});

test("it takes a hundred aliases of a state machine, not one more", async () => {
  const client = await twoVersions();
  const create = (index: number) =>
    client.send(
      new CreateStateMachineAliasCommand({
        name: `alias${index}`,
        routingConfiguration: [route(1, 100)],
      }),
    );
  for (let index = 0; index < 100; index += 1) await create(index);
  await expect(create(100)).rejects.toMatchObject({ name: "ServiceQuotaExceededException" });
  await expect(create(99)).resolves.toMatchObject({ stateMachineAliasArn: `${arn}:alias99` });
});
