import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  StartExecutionCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { expect, test, vi } from "vitest";
import { localService, machine, pass, roleArn, stateMachineArn, task } from "./local-service.ts";

const arn = stateMachineArn("m");

/** A state machine that was deleted while one of its executions waited for a task, which `answer` answers. */
async function deleted(): Promise<{
  client: SFNClient;
  executionArn: string;
  answer: (output: string) => void;
}> {
  let answer = (_: string): void => {};
  const { client } = await localService({
    perform: (_, tell) => {
      answer = tell.succeeded;
      return { finished: Promise.resolve(), cancel: () => {} };
    },
  });
  const first = task(undefined, { End: undefined, Next: "b" });
  const second = { Type: "Wait", Seconds: 99, End: true };
  const definition = JSON.stringify(machine({ a: first, b: second }));
  await client.send(new CreateStateMachineCommand({ name: "m", definition, roleArn }));
  const start = new StartExecutionCommand({ stateMachineArn: arn });
  const { executionArn = "" } = await client.send(start);
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
  return { client, executionArn, answer: (output) => answer(output) };
}

const describe = (client: SFNClient) =>
  client.send(new DescribeStateMachineCommand({ stateMachineArn: arn }));

test("it keeps a deleted state machine as long as its executions run", async () => {
  const { client } = await deleted();
  expect(await describe(client)).toMatchObject({ status: "DELETING" });
  const refused = {
    name: "StateMachineDeleting",
    message: `State Machine is being deleted: '${arn}'`,
  };
  const definition = JSON.stringify(machine({ a: pass }));
  for (const command of [
    () => client.send(new StartExecutionCommand({ stateMachineArn: arn })),
    () => client.send(new UpdateStateMachineCommand({ stateMachineArn: arn, roleArn })),
    () => client.send(new PublishStateMachineVersionCommand({ stateMachineArn: arn })),
    () => client.send(new CreateStateMachineCommand({ name: "m", definition, roleArn })),
  ])
    await expect(command()).rejects.toMatchObject(refused);
});

test("it ends an execution of a deleted state machine at its next state, and the state machine with it", async () => {
  const { client, executionArn, answer } = await deleted();
  answer("1");
  await vi.waitFor(async () => {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(status).toBe("ABORTED");
  });
  await expect(describe(client)).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  expect(stateMachines).toEqual([]);
});

test("it forgets the tags of what was deleted", async () => {
  const { client } = await localService();
  const definition = JSON.stringify(machine({ a: pass }));
  const create = { name: "m", definition, roleArn };
  await client.send(new CreateStateMachineCommand({ ...create, tags: [{ key: "a", value: "1" }] }));
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
  await client.send(new CreateStateMachineCommand(create));
  const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: arn }));
  expect(tags).toEqual([]);
});
