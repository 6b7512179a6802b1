import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SFNClient } from "@aws-sdk/client-sfn";
import { onTestFinished } from "vitest";
import {
  type LocalService,
  type LocalServiceOptions,
  startLocalService,
  type TaskRunner,
} from "../../lib/local/index.ts";

export interface TestService {
  readonly service: LocalService;
  readonly client: SFNClient;
  /** The project's folder. */
  readonly folder: string;
}

/** A folder that goes when the test does. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nagare-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A service in a folder of its own, with time that skips and a history that is forgotten unless told otherwise. */
export async function localService(
  options: Partial<LocalServiceOptions> = {},
): Promise<TestService> {
  const folder = options.projectDirectory ?? temporaryFolder();
  const service = await startLocalService({
    directory: join(folder, ".nagare"),
    skipTime: true,
    history: "forgotten",
    ...options,
  });
  onTestFinished(() => service.close());
  return { service, client: clientOf(service.endpoint), folder };
}

export function clientOf(endpoint: string): SFNClient {
  const client = new SFNClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
    // StartSyncExecution goes to `sync-<host>`, which is no name of this machine.
    disableHostPrefix: true,
  });
  onTestFinished(() => client.destroy());
  return client;
}

export const stateMachineArn = (name: string): string =>
  `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

export const roleArn = "arn:aws:iam::123456789012:role/test";

/** A JSONata machine with the given states; the first is where it starts. */
export function machine(states: Readonly<Record<string, object>>, more: object = {}): object {
  return { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states, ...more };
}

export const pass = { Type: "Pass", End: true };

/** A task whose answer comes from the test. */
export const task = (resource = "arn:aws:states:::lambda:invoke", more: object = {}): object => ({
  Type: "Task",
  Resource: resource,
  Arguments: { FunctionName: "f", Payload: "{% $states.input %}" },
  End: true,
  ...more,
});

/** Answers tasks by a function of their arguments; undefined leaves a task unanswered. */
export function answering(
  answer: (argument: unknown, call: Parameters<TaskRunner>[0]) => unknown,
): TaskRunner {
  return (call, tell) => {
    const finished = Promise.resolve()
      .then(() => answer(call.effect.arguments, call))
      .then(
        (result) => {
          if (result !== undefined) tell.succeeded(JSON.stringify(result));
        },
        (error: Error) => tell.failed(error.name, error.message),
      );
    return { finished, cancel: () => {} };
  };
}

/** Leaves every task for others to answer. */
export const unanswered: TaskRunner = () => ({ finished: Promise.resolve(), cancel: () => {} });
