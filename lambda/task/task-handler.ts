import middy from "@middy/core";
import { namedError } from "../../lib/flow/native/index.ts";

/** What the wrapper needs of a task: its body, which is one try. Retries and timeouts are Step Functions' business here. */
export interface TaskBody {
  readonly body: (input: never) => unknown;
}

/** Wraps a task as a Lambda handler: the event is its input, what it throws keeps its class name, no result is `null`. */
export function taskHandler(task: TaskBody): (event: unknown, context: object) => Promise<unknown> {
  // Only the task's own input goes in: a body with defaults for further parameters must not see Lambda's context.
  const once = async (event: unknown): Promise<unknown> => await task.body(event as never);
  const handler = middy(once, { timeoutEarlyInMillis: 0 })
    .after((request) => {
      request.response ??= null;
    })
    .onError((request) => {
      throw namedError(request.error);
    });
  return (event, context) => handler(event, context as never);
}
