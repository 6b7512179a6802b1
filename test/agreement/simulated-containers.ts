import type { JsonObject, JsonValue } from "../../lib/asl/index.ts";
import type { SimulatedTask } from "../../lib/engine/index.ts";

interface RunTask {
  readonly Overrides: {
    readonly ContainerOverrides: readonly {
      readonly Name: string;
      readonly Command?: readonly string[];
      readonly Environment?: readonly { readonly Name: string; readonly Value: string }[];
    }[];
  };
}

/** ECS and S3, as far as containers of samples need them, with what they have written. */
export function simulatedContainers(): Readonly<Record<string, SimulatedTask>> {
  const objects = new Map<string, string>();
  return {
    "arn:aws:states:::ecs:runTask.sync": (request) => simulatedContainer(request, objects),
    "arn:aws:states:::aws-sdk:ecs:registerTaskDefinition": registered,
    "arn:aws:states:::aws-sdk:s3:putObject": (request) => {
      const { Bucket, Key, Body = null } = request as JsonObject;
      objects.set(`s3://${Bucket}/${Key}`, JSON.stringify(Body));
      return { ETag: '"0"' };
    },
    "arn:aws:states:::aws-sdk:s3:getObject": (request) => {
      const { Bucket, Key } = request as JsonObject;
      const Body = objects.get(`s3://${Bucket}/${Key}`);
      if (Body !== undefined) return { Body };
      throw Object.assign(new Error(`no ${Key}`), { name: "S3.NoSuchKeyException" });
    },
  };
}

/**
 * What Step Functions says of a container that a shell stands for: `exit 3` ends with 3; without a command there is nothing to run. Of two
 * other words the first is written to the container's file, or what it is the address of, by itself or as the variable `$NAME`; and the second is the code.
 */
function simulatedContainer(request: JsonValue, objects: Map<string, string>): JsonValue {
  const { Overrides } = request as unknown as RunTask;
  const [{ Name, Command, Environment } = { Name: "" }] = Overrides.ContainerOverrides;
  if (Command === undefined) {
    const Reason = `CannotStartContainerError: can't run "no-such-command"`;
    throw taskFailed({ Containers: [{ Name, Reason }], StopCode: "TaskFailedToStart" });
  }
  const [first = "", second] = Command;
  const code = /^exit (\d+)$/.exec(first)?.[1] ?? second;
  if (code === undefined || !Command.every((word) => typeof word === "string"))
    throw new Error(`a command of ${JSON.stringify(Command)}`);
  const variable = (name: string) => Environment?.find(({ Name }) => Name === name)?.Value;
  const output = variable("NAGARE_OUTPUT");
  const found = (first.startsWith("$") ? variable(first.slice(1)) : undefined) ?? first;
  const text = found.replace("--value=", "");
  if (output !== undefined && text !== "") objects.set(output, objects.get(text) ?? text);
  const result = { Containers: [{ Name, ExitCode: Number(code) }], Overrides };
  if (code === "0") return result as unknown as JsonValue;
  throw taskFailed(result);
}

function registered(request: JsonValue): JsonValue {
  const { Family, ContainerDefinitions = [] } = request as JsonObject;
  const TaskDefinitionArn = `arn:aws:ecs:us-east-1:123456789012:task-definition/${Family}:2`;
  return { TaskDefinition: { ContainerDefinitions, TaskDefinitionArn } };
}

function taskFailed(task: object): Error {
  return Object.assign(new Error(JSON.stringify(task)), { name: "States.TaskFailed" });
}
