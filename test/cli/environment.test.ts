import {
  CreateStateMachineAliasCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  PublishStateMachineVersionCommand,
} from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { answering, localService, machine, task } from "../local/local-service.ts";
import { begin } from "./begin.ts";
import { project } from "./support.ts";

const greet = {
  "flows/greet.ts": `
import { flow, task } from "nagare";
export const hello = task("hello", async () => 1);
export default flow("greet", async () => await hello());
`,
};

it("works on an environment by its machines' names, through the SDK's own settings", async () => {
  let isBroken = true;
  const perform = answering(() => {
    if (isBroken) throw new RangeError("not yet");
    return { Payload: 1 };
  });
  const { service, client } = await localService({ perform });
  service.putStateMachine("nagare-dev-greet", machine({ "hello()": task() }));
  const stateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:nagare-dev-greet";
  const { stateMachineVersionArn } = await client.send(
    new PublishStateMachineVersionCommand({ stateMachineArn }),
  );
  await client.send(
    new CreateStateMachineAliasCommand({
      name: "live",
      routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
    }),
  );
  const folder = project(greet);
  const settings = {
    AWS_ENDPOINT_URL_SFN: service.endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
  const nagare = async (...args: readonly string[]) => {
    const running = begin(folder, [...args, "--env", "dev"], settings);
    return { exitCode: await running.ended, output: running.output() };
  };
  const at = "2026-03-01T10:00+09:00";
  const ran = await nagare("run", "greet", "--name", "one", "--at", at);
  expect(ran.output).toContain("error RangeError: not yet");
  expect(ran.output).toContain("nagare redrive greet/one --env dev");
  expect(ran.exitCode).toBe(1);
  const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  const executionArn = executions[0]?.executionArn;
  const run = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(run).toMatchObject({ stateMachineArn, stateMachineAliasArn: `${stateMachineArn}:live` });
  expect(run.input).toBe('{"nagare":{"scheduledTime":"2026-03-01T01:00:00Z"}}');
  const shown = await nagare("show", "greet/one");
  expect(shown.output).toMatch(/^greet\/one failed\n/);
  expect(shown.output).toContain("RangeError: not yet");
  const logs = await nagare("logs", "greet/one");
  expect(logs.output).toContain("aws logs tail /aws/lambda/nagare-dev-hello --follow");
  isBroken = false;
  const redriven = await nagare("redrive", "one");
  expect(redriven.output).toContain("succeeded greet");
  expect(redriven.exitCode).toBe(0);
  expect((await nagare("runs", "greet")).output).toMatch(/^one +succeeded .* 1$/m);
  expect((await nagare("stop", "one")).output).toBe("greet/one had ended already: succeeded\n");
  const missing = await nagare("runs", "nothing");
  expect(missing.output).toBe("there is no state machine nagare-dev-nothing: is it deployed?\n");
  expect(missing.exitCode).toBe(3);
});
