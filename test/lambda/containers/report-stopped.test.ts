/** The function that answers for containers which stopped, on events as ECS sends them. */
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { containersCode } from "../../../lambda/containers/bundle.ts";

interface Sent {
  readonly command: string;
  readonly input: { readonly taskToken?: string; readonly error?: string; readonly cause?: string };
}

interface Aws {
  readonly described?: object;
  readonly refusal?: string;
}

/** Runs the code that stands in the template; in place of AWS's SDK it gets what notes the commands. */
async function sent(event: object, { described, refusal }: Aws = {}): Promise<readonly Sent[]> {
  const commands: Sent[] = [];
  const client = class {
    async send(command: { readonly kind: string; readonly input: object }) {
      commands.push({ command: command.kind, input: command.input });
      if (command.kind === "DescribeTasks") return { tasks: described ? [described] : [] };
      if (refusal) throw Object.assign(new Error("Task Timed Out"), { name: refusal });
      return {};
    }
  };
  const command = (kind: string) =>
    class {
      readonly kind = kind;
      readonly input: object;
      constructor(input: object) {
        this.input = input;
      }
    };
  const sdk: Readonly<Record<string, object>> = {
    "@aws-sdk/client-ecs": { ECSClient: client, DescribeTasksCommand: command("DescribeTasks") },
    "@aws-sdk/client-sfn": {
      SFNClient: client,
      SendTaskFailureCommand: command("SendTaskFailure"),
    },
  };
  const own = createRequire(import.meta.url);
  const module = { exports: {} as { handler(event: object): Promise<void> } };
  const require = (name: string) => sdk[name] ?? own(name);
  new Function("module", "exports", "require", containersCode())(module, module.exports, require);
  await module.exports.handler(event);
  return commands;
}

const taskArn = "arn:aws:ecs:ap-northeast-1:111122223333:task/batch/0f3c5a";
const overrides = {
  containerOverrides: [
    { name: "log-router" },
    {
      name: "load",
      command: ["--all"],
      environment: [
        { name: "NAGARE_RUN", value: "arn:aws:states:ap-northeast-1:111122223333:execution:r:1" },
        { name: "NAGARE_TASK_TOKEN", value: "AQC8A" },
      ],
    },
  ],
};

/** As in the guide, with the members that tasks of Fargate have. */
function event(detail: object): object {
  return {
    version: "0",
    id: "3317b2af-7005-947d-b652-f55e762e571a",
    "detail-type": "ECS Task State Change",
    source: "aws.ecs",
    account: "111122223333",
    time: "2026-01-23T17:57:58Z",
    region: "ap-northeast-1",
    resources: [taskArn],
    detail: {
      attachments: [{ id: "1", type: "eni", status: "DELETED", details: [] }],
      clusterArn: "arn:aws:ecs:ap-northeast-1:111122223333:cluster/batch",
      containers: [
        { name: "log-router", exitCode: 137, reason: "OutOfMemoryError: killed" },
        {
          name: "load",
          exitCode: 3,
          lastStatus: "STOPPED",
          runtimeId: "0f3c5a-1",
          networkInterfaces: [],
        },
      ],
      cpu: "256",
      createdAt: "2026-01-23T17:57:34.402Z",
      desiredStatus: "STOPPED",
      group: "family:nagare-prod-load",
      launchType: "FARGATE",
      lastStatus: "STOPPED",
      overrides,
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      taskArn,
      taskDefinitionArn:
        "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/nagare-prod-load:7",
      version: 5,
      ...detail,
    },
  };
}

function own(container: object): object {
  return { containers: [{ name: "load", ...container }] };
}

const stopCode = "EssentialContainerExited";
const logs = "/ecs/nagare-prod-load:nagare/load/0f3c5a";

describe("a container that stopped", () => {
  it.each([
    [
      {},
      "ContainerExited",
      {
        errorMessage: "container load exited with code 3",
        exitCode: 3,
        reason: "exited",
        stopCode,
        taskArn,
        logs,
      },
    ],
    [
      own({ exitCode: 0 }),
      "ContainerExited",
      {
        errorMessage: "container load ended without answering NAGARE_TASK_TOKEN",
        exitCode: 0,
        reason: "exited",
        stopCode,
        taskArn,
        logs,
      },
    ],
    [
      own({ exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }),
      "ContainerExited",
      {
        errorMessage: "container load ran out of memory",
        exitCode: 137,
        reason: "out of memory",
        stopCode,
        taskArn,
        logs,
      },
    ],
    [
      { stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." },
      "ContainerExited",
      {
        errorMessage: "container load was interrupted on Fargate Spot",
        exitCode: 3,
        reason: "spot interruption",
        stopCode: "SpotInterruption",
        taskArn,
        logs,
      },
    ],
    [
      {
        ...own({}),
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Your Spot Task was interrupted.",
      },
      "ContainerExited",
      {
        errorMessage: "container load was interrupted on Fargate Spot",
        reason: "spot interruption",
        stopCode: "ServiceSchedulerInitiated",
        taskArn,
        logs,
      },
    ],
    [
      { stopCode: "UserInitiated", stoppedReason: "Task stopped by user" },
      "ContainerExited",
      {
        errorMessage: "container load was stopped",
        exitCode: 3,
        reason: "stopped",
        stopCode: "UserInitiated",
        taskArn,
        logs,
      },
    ],
    [
      {
        ...own({}),
        stopCode: "TaskFailedToStart",
        stoppedReason: "Timeout waiting for network interface provisioning to complete.",
      },
      "AmazonECS.Unknown",
      {
        errorType: "ContainerNotStarted",
        errorMessage:
          "container load did not start: Timeout waiting for network interface provisioning to complete.",
        reason: "Timeout waiting for network interface provisioning to complete.",
        stopCode: "TaskFailedToStart",
        taskArn,
      },
    ],
    [
      {
        ...own({ reason: "CannotStartContainerError: no such file" }),
        stopCode: "TaskFailedToStart",
        stoppedReason: "Task failed to start",
      },
      "ContainerNotStarted",
      {
        errorMessage: "container load did not start: CannotStartContainerError: no such file",
        reason: "CannotStartContainerError: no such file",
        stopCode: "TaskFailedToStart",
        taskArn,
      },
    ],
  ])("fails its step: %j", async (detail, error, cause) => {
    const [only, ...others] = await sent(event(detail));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      command: "SendTaskFailure",
      input: { taskToken: "AQC8A", error },
    });
    expect(JSON.parse(only?.input.cause ?? "")).toEqual({ errorType: error, ...cause });
  });

  it("asks ECS for the token that the event does not carry", async () => {
    const bare = event({ overrides: { containerOverrides: [{ name: "load" }] } });
    const commands = await sent(bare, { described: { taskArn, overrides } });
    expect(commands).toMatchObject([
      { command: "DescribeTasks", input: { tasks: [taskArn] } },
      { command: "SendTaskFailure", input: { taskToken: "AQC8A", error: "ContainerExited" } },
    ]);
  });

  it("is none of our business without a token, or when ECS has forgotten it", async () => {
    const bare = event({ overrides: { containerOverrides: [{ name: "load" }] } });
    expect(await sent(bare)).toMatchObject([{ command: "DescribeTasks" }]);
    expect(await sent(bare, { described: { taskArn } })).toMatchObject([
      { command: "DescribeTasks" },
    ]);
  });

  it.each(["TaskTimedOut", "TaskDoesNotExist"])(
    "may have answered already: %s",
    async (refusal) => {
      expect(await sent(event({}), { refusal })).toHaveLength(1);
    },
  );

  it("is tried again by Lambda when Step Functions can't be reached", async () => {
    await expect(sent(event({}), { refusal: "ServiceUnavailable" })).rejects.toThrow();
  });
});

it("has code that CloudFormation takes in a template", () => {
  expect(containersCode().length).toBeLessThanOrEqual(4096);
});
