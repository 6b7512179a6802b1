import middy from "@middy/core";
import type { TaskContext } from "../../lib/flow/index.ts";
import { type TaskChecks, wrongInput, wrongResult } from "./check-shape.ts";
import { type DataObjects, dataObjects } from "./data-objects.ts";
import { fetched, handOn } from "./large-results.ts";
import { logInvocation } from "./log-invocation.ts";
import { reportedError } from "./reported-error.ts";
import type { LambdaContext } from "./run-facts.ts";
import { taskContext } from "./task-context.ts";
import { createTaskLogger } from "./task-logger.ts";
import { withoutTrace } from "./without-trace.ts";

/** What the wrapper needs of a task: its body, which is one try. Retries and timeouts are Step Functions' business here. */
export interface TaskBody {
  readonly body: (input: never, context: TaskContext) => unknown;
}

/**
 * Wraps a task as a Lambda handler: the event is its input, what it throws keeps its class name, no result is `null`. `checks` say what is wrong
 * with an input or a result; large results go to `objects` and come from there.
 */
export function taskHandler(
  task: TaskBody,
  checks: TaskChecks = {},
  objects: DataObjects = dataObjects(),
): (event: unknown, context: LambdaContext) => Promise<unknown> {
  const logger = createTaskLogger();
  const once = async (event: unknown, lambda: unknown): Promise<unknown> =>
    await task.body(event as never, taskContext(event, lambda as LambdaContext, logger));
  const handler = middy(once, { timeoutEarlyInMillis: 0 })
    .use(logInvocation(logger))
    .before(async (request) => {
      request.event = await fetched(withoutTrace(request.event), objects);
      const error = wrongInput(checks, request.event, request.context as LambdaContext);
      if (error !== undefined) throw error;
    })
    .after(async (request) => {
      request.response ??= null;
      const error = wrongResult(checks, request.response, request.context as LambdaContext);
      if (error !== undefined) throw error;
      const { task: name = "task" } = checks;
      request.response = await handOn(request.response, name, request.context, objects);
    })
    .onError((request) => {
      request.error = reportedError(request.error);
    });
  return (event, context) => handler(event, context as never);
}
