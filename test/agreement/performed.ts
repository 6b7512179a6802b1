import type { JsonValue } from "../../lib/asl/index.ts";
import type { SimulatedTask } from "../../lib/engine/index.ts";
import type { Perform } from "../../lib/local/integrations/integration-task.ts";
import { TaskFailure } from "../../lib/local/integrations/task-failure.ts";

/** A task that is performed as the local service does. */
export function performed(perform: Perform): SimulatedTask {
  return async (request) => {
    const answer = Promise.withResolvers<JsonValue>();
    const never = (): never => {
      throw new Error("the task is not one that is told so");
    };
    const tell = {
      started: () => {},
      submitted: never,
      failed: never,
      succeeded: (output: string) => answer.resolve(JSON.parse(output)),
    };
    const effect = { arguments: request };
    const task = { pattern: "requestResponse", call: { effect }, tell };
    // Only what a call of a service looks at.
    const given = { ...task, signal: new AbortController().signal } as never;
    await perform(given).catch((thrown: unknown) => {
      if (!(thrown instanceof TaskFailure)) throw thrown;
      throw Object.assign(new Error(thrown.message), { name: thrown.error });
    });
    return await answer.promise;
  };
}
