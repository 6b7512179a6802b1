import middy from "@middy/core";
import { errorName } from "./error-name.ts";

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
      throw named(request.error);
    });
  return (event, context) => handler(event, context as never);
}

/** Lambda and Step Functions tell errors apart by `name`, which a class without a `name` of its own leaves at "Error". */
function named(thrown: unknown): Error {
  const error = thrown instanceof Error ? thrown : new Error(textOf(thrown), { cause: thrown });
  Reflect.defineProperty(error, "name", { value: errorName(error), configurable: true });
  return error;
}

function textOf(thrown: unknown): string {
  return typeof thrown === "object" ? JSON.stringify(thrown) : String(thrown);
}
