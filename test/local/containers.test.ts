import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import type { ContainerDeclaration, LocalServiceOptions } from "../../lib/local/index.ts";
import { describeRun, watchRun } from "../../lib/operations/index.ts";
import { isAlive } from "./is-alive.ts";
import { localService, machine, stateMachineArn, task, temporaryFolder } from "./local-service.ts";

interface Made {
  readonly files?: Readonly<Record<string, string>>;
  readonly container?: Partial<ContainerDeclaration>;
  readonly command?: readonly string[];
  readonly resource?: string;
  readonly size?: object;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly more?: object;
  readonly options?: Partial<LocalServiceOptions>;
}

/** A machine of one container step, started. */
async function started({ files = {}, container, command, ...made }: Made) {
  const folder = temporaryFolder();
  const path = join(folder, "image");
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(path, name), text);
    chmodSync(join(path, name), 0o755);
  }
  const declaration = { name: "load", image: { kind: "folder", path }, cpu: 256, memoryMiB: 512 };
  const { service, client } = await localService({
    projectDirectory: folder,
    containers: [{ ...(declaration as ContainerDeclaration), ...container }],
    docker: join(folder, "no-docker"),
    ...made.options,
  });
  const environment = Object.entries(made.environment ?? {}).map(([Name, Value]) => ({
    Name,
    Value,
  }));
  const override = { Name: "load", ...(command && { Command: command }), Environment: environment };
  const Arguments = {
    Cluster: "main",
    TaskDefinition: "nagare-dev-load",
    LaunchType: "FARGATE",
    Overrides: { ...made.size, ContainerOverrides: [override] },
  };
  const resource = made.resource ?? "arn:aws:states:::ecs:runTask.sync";
  service.putStateMachine("c", machine({ step: task(resource, { Arguments, ...made.more }) }));
  const start = new StartExecutionCommand({ stateMachineArn: stateMachineArn("c") });
  const { executionArn = "" } = await client.send(start);
  return { service, client, executionArn, folder };
}

async function ran(made: Made) {
  const { service, client, executionArn } = await started(made);
  for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [5, 20] }));
  const lines = service.taskOutput({ executionArn, limit: 100 });
  const run = await describeRun(client, executionArn);
  return { ...run, lines: lines.map(({ stream, text }) => `${stream}: ${text}`) };
}

test("it refuses more overrides than ECS takes", async () => {
  const { error, cause } = await ran({ command: ["true", "x".repeat(8192)] });
  expect(error).toBe("ECS.InvalidParameterException");
  expect(cause).toContain("Container Overrides length must be at most 8192");
});

test("it gives a container the size of the call, and refuses one that Fargate doesn't have", async () => {
  const sized = (Cpu: string, Memory: string) => ran({ command: ["true"], size: { Cpu, Memory } });
  const { output } = await sized("1024", "4096");
  expect(JSON.parse(output ?? "")).toMatchObject({ Cpu: "1024", Memory: "4096" });
  const { error, cause } = await sized("1024", "512");
  expect(error).toBe("ECS.InvalidParameterException");
  expect(cause).toContain("No Fargate configuration exists for given values: 1024 CPU, 512 memory");
});

test("it tells a container its service and environment, unless told otherwise", async () => {
  const command = ["sh", "-c", "echo $DD_ENV $DD_SERVICE $DD_VERSION"];
  expect((await ran({ command })).lines).toEqual(["stdout: local load local"]);
  const own = await ran({ command, environment: { DD_SERVICE: "mine" } });
  expect(own.lines).toEqual(["stdout: local mine local"]);
});

test("it waits no longer than a heartbeat for a container that answers its token", async () => {
  const { error } = await ran({
    command: ["sleep", "2"],
    environment: token,
    resource: waiting,
    more: { HeartbeatSeconds: 1 },
  });
  expect(error).toBe("States.Timeout");
});

const script = '#!/bin/sh\necho "$0 $* $COLOUR"; echo bad >&2; exit $CODE\n';
const dockerfile =
  'FROM alpine\nENTRYPOINT ["sh"]\nFROM alpine\nCOPY . .\nENTRYPOINT ["./run.sh", \\\n  "--a"]\n';

test("it runs the Dockerfile's entry point with the command, in the image's folder", async () => {
  const { status, output, lines } = await ran({
    files: { Dockerfile: dockerfile, "run.sh": script },
    command: ["b c", "$HOME"],
    environment: { COLOUR: "blue" },
  });
  expect(status).toBe("SUCCEEDED");
  expect(lines).toContain("stdout: ./run.sh --a b c $HOME blue");
  expect(lines).toContain("stderr: bad");
  expect(JSON.parse(output ?? "")).toMatchObject({
    Containers: [{ Name: "load", ExitCode: 0, LastStatus: "STOPPED" }],
    StopCode: "EssentialContainerExited",
    StoppedReason: "Essential container in task exited",
    StartedBy: "AWS Step Functions",
    TaskDefinitionArn: expect.stringContaining("task-definition/nagare-dev-load"),
  });
});

test("it runs `local` instead, and the command alone where there is no entry point", async () => {
  const local = await ran({
    files: { Dockerfile: dockerfile },
    container: { local: ["echo", "local"] },
    command: ["x"],
  });
  expect(local.lines).toEqual(["stdout: local x"]);
  const alone = await ran({ files: { Dockerfile: "FROM alpine\nCMD echo default" } });
  expect(alone.lines).toEqual(["stdout: default"]);
  expect((await ran({ command: ["echo", "alone"] })).lines).toEqual(["stdout: alone"]);
});

test("it fails as ECS does when the container exits with a code", async () => {
  const files = { Dockerfile: dockerfile, "run.sh": script };
  const { error, cause } = await ran({ files, environment: { CODE: "9" } });
  expect(error).toBe("States.TaskFailed");
  expect(JSON.parse(cause ?? "")).toMatchObject({
    Containers: [{ ExitCode: 9 }],
    StopCode: "EssentialContainerExited",
  });
});

test("it says what to do when neither a local command nor Docker can run a container", async () => {
  const { error, cause } = await ran({
    container: { image: { kind: "uri", uri: "repo/image:1" } },
  });
  expect(error).toBe("States.TaskFailed");
  expect(JSON.parse(cause ?? "")).toMatchObject({
    StopCode: "TaskFailedToStart",
    StoppedReason:
      'CannotStartContainerError: its image needs Docker, and no Docker daemon answers: start Docker, or give container "load" a `local` command that runs on this machine',
  });
  const missing = await ran({ command: ["no-such-command"] });
  expect(JSON.parse(missing.cause ?? "").StoppedReason).toContain(`can't run "no-such-command"`);
});

test("it runs an image in Docker where a daemon answers", async () => {
  const bin = temporaryFolder();
  const docker = join(bin, "docker");
  writeFileSync(docker, '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "$@"\necho "$COLOUR"\n');
  chmodSync(docker, 0o755);
  const { status, lines } = await ran({
    container: { image: { kind: "uri", uri: "repo/image:1" } },
    command: ["load", "--all"],
    environment: { COLOUR: "blue" },
    options: { docker },
  });
  expect(status).toBe("SUCCEEDED");
  expect(lines[0]).toMatch(/^stdout: run --rm .*--env COLOUR .*repo\/image:1 load --all$/);
  expect(lines[1]).toBe("stdout: blue");
});

test("it stops the container, with all that it has started, when the execution is stopped", async () => {
  const sleeper = "#!/bin/sh\nsleep 600 &\necho $! started\nwait\n";
  const { service, client, executionArn } = await started({
    files: { "run.sh": sleeper },
    command: ["./run.sh"],
  });
  const pid = await new Promise<number>((resolve) => {
    service.onTaskOutput(({ text }) => resolve(Number(text.split(" ")[0])));
  });
  expect(() => process.kill(pid, 0)).not.toThrow();
  await client.send(new StopExecutionCommand({ executionArn }));
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test("it stops a container that outlives its step's timeout", async () => {
  const { error } = await ran({ command: ["sleep", "600"], more: { TimeoutSeconds: 1 } });
  expect(error).toBe("States.Timeout");
});

const waiting = "arn:aws:states:::ecs:runTask.waitForTaskToken";
const token = { NAGARE_TASK_TOKEN: "{% $states.context.Task.Token %}" };

test("it takes the answer that a container gives with its token", async () => {
  const answer = `const [, , output] = process.argv;
    await fetch(process.env.AWS_ENDPOINT_URL_SFN, {
      method: "POST",
      headers: { "x-amz-target": "AWSStepFunctions.SendTaskSuccess" },
      body: JSON.stringify({ taskToken: process.env.NAGARE_TASK_TOKEN, output }),
    });`;
  const { status, output } = await ran({
    files: { "answer.mjs": answer },
    command: [process.execPath, "answer.mjs", '{"rows":3}'],
    environment: token,
    resource: waiting,
  });
  expect({ status, output }).toEqual({ status: "SUCCEEDED", output: '{"rows":3}' });
});

test("it notices a container that ends without answering its token", async () => {
  const { error, cause } = await ran({ command: ["true"], environment: token, resource: waiting });
  expect(error).toBe("ContainerExited");
  expect(JSON.parse(cause ?? "")).toEqual({
    errorType: "ContainerExited",
    errorMessage: "container load ended without answering NAGARE_TASK_TOKEN",
    exitCode: 0,
    reason: "exited",
    stopCode: "EssentialContainerExited",
    taskArn: expect.stringContaining(":task/main/"),
    logs: expect.stringContaining("/ecs/nagare-dev-load:nagare/load/"),
  });
});

test("it refuses overrides that ECS would refuse", async () => {
  const { error, cause } = await ran({ command: ["true"], environment: { N: 1 } });
  expect(error).toBe("ECS.InvalidParameterException");
  expect(cause).toContain(
    "Each member of Environment must have a Name and a Value that are strings",
  );
});
