import type { MiddlewareObj } from "@middy/core";
import type { LambdaContext } from "./run-facts.ts";
import type { InvocationLogger } from "./task-logger.ts";

/** Gives the logger what it may know of the invocation, and ends that with one line: how long it took, and what it failed by. */
export function logInvocation(logger: InvocationLogger): MiddlewareObj {
  let isCold = true;
  let start = 0;
  const end = () => ({ duration: Math.round((performance.now() - start) * NANOSECONDS) });
  return {
    before: ({ context }) => {
      start = performance.now();
      logger.begin(context as LambdaContext, isCold);
      isCold = false;
    },
    after: () => {
      if (isDeployed()) logger.info("task succeeded", end());
    },
    onError: ({ error }) => {
      if (isDeployed()) logger.error(`task failed: ${error?.message}`, { error, ...end() });
    },
  };
}

/** Datadog's unit of `duration`. */
const NANOSECONDS = 1e6;

/** On a laptop `nagare run` shows how each step ended: a line for it would only stand between the task's own. */
function isDeployed(): boolean {
  return (process.env["NAGARE_ENVIRONMENT"] ?? "local") !== "local";
}
