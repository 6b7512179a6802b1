import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { vi } from "vitest";
import type { LocalServiceOptions } from "../../../lib/local/index.ts";
import {
  localService,
  machine,
  stateMachineArn,
  type TestService,
  task,
} from "../local-service.ts";

export interface TaskOutcome extends TestService {
  readonly executionArn: string;
  readonly status: string;
  readonly output: unknown;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** The environment of a machine that has these services, and no AWS identity. */
export const endpoints = (services: Readonly<Record<string, string>>): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(services).map(([service, url]) => [`AWS_ENDPOINT_URL_${service}`, url]),
  );

/** Runs one Task state with real time to its end. */
export async function runTask(
  resource: string,
  given: object,
  options: Partial<LocalServiceOptions> = {},
): Promise<TaskOutcome> {
  const test = await localService({ skipTime: false, environment: {}, ...options });
  test.service.putStateMachine("f", machine({ a: task(resource, { Arguments: given }) }));
  return await outcome(test, await started(test.client, "f"));
}

export async function started(client: SFNClient, name: string, input = {}): Promise<string> {
  const start = { stateMachineArn: stateMachineArn(name), input: JSON.stringify(input) };
  const { executionArn = "" } = await client.send(new StartExecutionCommand(start));
  return executionArn;
}

/** How an execution ended, once it has. */
export async function outcome(test: TestService, executionArn: string): Promise<TaskOutcome> {
  const {
    status = "",
    output,
    error,
    cause,
  } = await vi.waitUntil(
    async () => {
      const now = await test.client.send(new DescribeExecutionCommand({ executionArn }));
      return now.status === "RUNNING" ? undefined : now;
    },
    { timeout: 20_000 },
  );
  const result = output === undefined ? undefined : JSON.parse(output);
  return { ...test, executionArn, status, output: result, error, cause };
}

export async function eventsOf(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  return events;
}
