import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { localService, machine, pass, roleArn } from "./local-service.ts";

const hasCli = spawnSync("aws", ["--version"]).status === 0;
if (!hasCli) process.stdout.write("The AWS CLI is not installed: its test is skipped.\n");

const run = promisify(execFile);

/** Calls `aws stepfunctions …` and reads what it prints. */
async function aws(endpoint: string, ...args: readonly string[]): Promise<unknown> {
  const stdout = await cli(endpoint, "stepfunctions", ...args);
  return stdout.trim() === "" ? {} : JSON.parse(stdout);
}

async function cli(endpoint: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("aws", [...args, "--endpoint-url", endpoint], {
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_PAGER: "",
      AWS_DEFAULT_OUTPUT: "json",
    },
  });
  return stdout;
}

test.skipIf(!hasCli)("it serves the AWS CLI", async () => {
  const { service } = await localService();
  const call = (...args: readonly string[]) => aws(service.endpoint, ...args);
  const definition = JSON.stringify(machine({ a: pass }));
  const named = ["--name", "m", "--role-arn", roleArn];
  const made = await call("create-state-machine", ...named, "--definition", definition);
  const stateMachineArn = expect.stringMatching(/:stateMachine:m$/);
  expect(made).toMatchObject({ stateMachineArn });
  const machineArn = String(Reflect.get(Object(made), "stateMachineArn"));
  const started = await call(
    ...["start-execution", "--state-machine-arn", machineArn, "--name", "one"],
    ...["--input", '{"n":1}'],
  );
  const execution = ["--execution-arn", String(Reflect.get(Object(started), "executionArn"))];
  expect(await call("describe-execution", ...execution)).toMatchObject({
    status: "SUCCEEDED",
    output: '{"n":1}',
  });
  expect(await call("get-execution-history", ...execution)).toMatchObject({
    events: [
      { id: 1, type: "ExecutionStarted", executionStartedEventDetails: { input: '{"n":1}' } },
      { id: 2, type: "PassStateEntered", stateEnteredEventDetails: { name: "a" } },
      { id: 3, type: "PassStateExited" },
      { id: 4, type: "ExecutionSucceeded" },
    ],
  });
  const twice = call("start-execution", "--state-machine-arn", machineArn, "--name", "one");
  await expect(twice).rejects.toThrow("(ExecutionAlreadyExists)");
});

test.skipIf(!hasCli)("it serves the AWS CLI's S3", async () => {
  const { service, folder } = await localService();
  const s3 = (...args: readonly string[]) => cli(service.endpoint, "s3", ...args);
  const [from, to] = [join(folder, "from.json"), join(folder, "to.json")];
  writeFileSync(from, '{"n": 1}\n');
  await s3("cp", from, "s3://data/a/b c.json");
  expect(await s3("ls", "s3://data/a/")).toMatch(/ 9 b c\.json$/m);
  await s3("cp", "s3://data/a/b c.json", to);
  expect(readFileSync(to, "utf8")).toBe('{"n": 1}\n');
});
