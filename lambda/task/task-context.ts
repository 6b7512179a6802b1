import type { TaskContext, TaskLogger } from "../../lib/flow/index.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import { type LambdaContext, runFacts } from "./run-facts.ts";

/** A task's own view of its run. */
export function taskContext(
  input: unknown,
  lambda: LambdaContext,
  logger: TaskLogger,
): TaskContext {
  const facts = runFacts(lambda);
  const { run = "", flow = "", step = "", attempt = 1, fence } = facts;
  let fallback = lambda.awsRequestId;
  return {
    run: { id: run, name: run.slice(run.lastIndexOf(":") + 1), flow },
    step,
    attempt,
    ...(fence !== undefined && { fence }),
    get idempotencyKey() {
      // Lambda keeps the request's id when it invokes a function again by itself.
      fallback ??= crypto.randomUUID();
      return idempotencyKey(facts, input, fallback);
    },
    logger,
    remainingTime: () => lambda.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY,
  };
}
