import middy from "@middy/core";
import {
  acquire,
  type LockPorts,
  onEnded,
  parseRequest,
  release,
  type StatusEvent,
  sweep,
} from "../../lib/locks/index.ts";
import { type LocksLogger, loggedPorts } from "./logged-ports.ts";

/**
 * EventBridge's "Step Functions Execution Status Change".
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
interface StatusChange {
  readonly detail: {
    readonly executionArn: string;
    readonly status: StatusEvent["status"];
    readonly redriveCount?: number | null;
  };
}

/**
 * The function, on AWS and in the local service: it is called with a state's request, with a status event of EventBridge, and by its schedule with
 * `{ "action": "sweep" }`. What fails in it fails its call: the state that called tries again, EventBridge and Scheduler do, and whatever was done by then stays done. It answers nothing: who
 * waits is told by its token.
 */
export function locksHandler(
  ports: LockPorts,
  logger: LocksLogger,
): (event: unknown, context: unknown) => Promise<void> {
  const world = loggedPorts(ports, logger);
  const handler = middy(async (event: unknown) => serve(world, event), { timeoutEarlyInMillis: 0 });
  handler.onError(({ error }) => {
    logger.error("failed, and will be called again", asError(error));
  });
  return async (event, context) => {
    await handler(event, context as never);
  };
}

async function serve(ports: LockPorts, event: unknown): Promise<void> {
  if (isStatusChange(event)) return onEnded(ports, statusEvent(event));
  if (isSweep(event)) return sweep(ports);
  const request = parseRequest(event);
  if (request === undefined) throw new Error(`not for locks: ${JSON.stringify(event)}`);
  if (request.action === "acquire") await acquire(ports, request);
  else await release(ports, request);
}

function statusEvent({ detail }: StatusChange): StatusEvent {
  const { executionArn, status, redriveCount } = detail;
  return { execution: executionArn, status, redriveCount: redriveCount ?? 0 };
}

function isStatusChange(event: unknown): event is StatusChange {
  const detail = fieldOf(event, "detail");
  const [arn, status] = [fieldOf(detail, "executionArn"), fieldOf(detail, "status")];
  return typeof arn === "string" && typeof status === "string";
}

function isSweep(event: unknown): boolean {
  return fieldOf(event, "action") === "sweep";
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
