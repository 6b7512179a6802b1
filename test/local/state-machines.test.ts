import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  type SFNClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { localService, machine, pass, roleArn, stateMachineArn } from "./local-service.ts";

const definition = JSON.stringify(machine({ a: pass }));
const create = (client: SFNClient, more: object = {}) =>
  client.send(new CreateStateMachineCommand({ name: "m", definition, roleArn, ...more }));

test("it makes a state machine, and the same again is the same", async () => {
  const { client } = await localService();
  const made = await create(client);
  expect(made).toMatchObject({ stateMachineArn: stateMachineArn("m") });
  expect((await create(client)).creationDate).toEqual(made.creationDate);
  const other = create(client, { definition: JSON.stringify(machine({ b: pass })) });
  await expect(other).rejects.toMatchObject({
    name: "StateMachineAlreadyExists",
    message: `State Machine Already Exists: '${stateMachineArn("m")}'`,
  });
  const describe = new DescribeStateMachineCommand({ stateMachineArn: stateMachineArn("m") });
  expect(await client.send(describe)).toMatchObject({
    name: "m",
    status: "ACTIVE",
    type: "STANDARD",
    definition,
    roleArn,
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  });
});

test("it gives a new revision to a state machine that changes, and none to one that doesn't", async () => {
  const { client } = await localService();
  await create(client);
  const update = (more: object) =>
    client.send(new UpdateStateMachineCommand({ stateMachineArn: stateMachineArn("m"), ...more }));
  expect((await update({ definition })).revisionId).toBeUndefined();
  const changed = await update({ roleArn: `${roleArn}2` });
  expect(changed.revisionId).toMatch(/^[\da-f-]{36}$/);
  expect((await update({ roleArn: `${roleArn}2` })).revisionId).toBe(changed.revisionId);
  await expect(update({})).rejects.toMatchObject({
    name: "MissingRequiredParameter",
    message:
      "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
  });
});

test("it lists state machines page by page, and forgets deleted ones", async () => {
  const { client } = await localService();
  for (const name of ["m1", "m2", "m3"]) await create(client, { name });
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: stateMachineArn("m2") }));
  const first = await client.send(new ListStateMachinesCommand({ maxResults: 1 }));
  expect(first.stateMachines?.map(({ name }) => name)).toEqual(["m1"]);
  const second = new ListStateMachinesCommand({ maxResults: 1, nextToken: first.nextToken });
  const { stateMachines, nextToken } = await client.send(second);
  expect(stateMachines?.map(({ name }) => name)).toEqual(["m3"]);
  expect(nextToken).toBeUndefined();
});

test("it refuses an ARN that is none", async () => {
  const { client } = await localService();
  const describe = new DescribeStateMachineCommand({ stateMachineArn: "not_a_valid_arn" });
  await expect(client.send(describe)).rejects.toMatchObject({
    name: "InvalidArn",
    message: "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'",
  });
});

test("it keeps tags, the last of each key", async () => {
  const { client } = await localService();
  await create(client);
  const resourceArn = stateMachineArn("m");
  const tags = [
    { key: "k1", value: "v1" },
    { key: "k1", value: "v2" },
    { key: "k2", value: "" },
  ];
  await client.send(new TagResourceCommand({ resourceArn, tags }));
  await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ["k2"] }));
  const list = await client.send(new ListTagsForResourceCommand({ resourceArn }));
  expect(list.tags).toEqual([{ key: "k1", value: "v2" }]);
});

test("it validates a definition without making anything of it", async () => {
  const { client } = await localService();
  const validate = (text: string) =>
    client.send(new ValidateStateMachineDefinitionCommand({ definition: text }));
  expect(await validate(definition)).toMatchObject({ result: "OK", diagnostics: [] });
  expect(await validate("not a definition")).toMatchObject({
    result: "FAIL",
    diagnostics: [{ severity: "ERROR", code: "INVALID_JSON_DESCRIPTION" }],
  });
});
