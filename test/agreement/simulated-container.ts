import type { JsonValue } from "../../lib/asl/index.ts";

interface RunTask {
  readonly Overrides: {
    readonly ContainerOverrides: readonly { readonly Name: string; readonly Command?: string[] }[];
  };
}

/** What Step Functions says of a container that a shell stands for: `exit 3` ends with 3; without a command there is nothing to run. */
export function simulatedContainer(request: JsonValue): JsonValue {
  const { Overrides } = request as unknown as RunTask;
  const [{ Name, Command } = { Name: "" }] = Overrides.ContainerOverrides;
  if (Command === undefined) {
    const Reason = `CannotStartContainerError: can't run "no-such-command"`;
    throw taskFailed({ Containers: [{ Name, Reason }], StopCode: "TaskFailedToStart" });
  }
  const code = /^exit (\d+)$/.exec(Command[0] ?? "")?.[1];
  if (code === undefined || !Command.every((word) => typeof word === "string"))
    throw new Error(`a command of ${JSON.stringify(Command)}`);
  const result = { Containers: [{ Name, ExitCode: Number(code) }] };
  if (code === "0") return result;
  throw taskFailed(result);
}

function taskFailed(task: object): Error {
  return Object.assign(new Error(JSON.stringify(task)), { name: "States.TaskFailed" });
}
