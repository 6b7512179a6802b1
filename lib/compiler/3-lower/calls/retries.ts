import type { LoadedRetry } from "../../1-load/index.ts";
import type { Retry } from "../../ir/index.ts";

/**
 * Lambda's own transient errors, with the numbers that AWS recommends.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
export const lambdaRetry: Retry = {
  errors: [
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ],
  maxAttempts: 6,
  intervalSeconds: 2,
  backoffRate: 2,
  jitter: true,
};

/** A container that ECS did not take: nothing of it has run. */
export const ecsRetry: Retry = {
  errors: ["ECS.AmazonECSException", "AmazonECS.Unknown"],
  maxAttempts: 6,
  intervalSeconds: 2,
  backoffRate: 2,
  jitter: true,
};

/** A wrong expression doesn't get better. */
const noRetryOfExpressions: Retry = { errors: ["States.QueryEvaluationError"], maxAttempts: 0 };

/** What a declaration's `retry` becomes. */
export function declaredRetries(retry: LoadedRetry | undefined): readonly Retry[] {
  if (retry === undefined || retry.attempts <= 1) return [];
  const declared: Retry = {
    errors: retry.on === undefined ? ["States.ALL"] : retry.on.flatMap(errorNames),
    maxAttempts: retry.attempts - 1,
    intervalSeconds: retry.delaySeconds,
    backoffRate: retry.backoff,
    ...(retry.maxDelaySeconds === undefined ? {} : { maxDelaySeconds: retry.maxDelaySeconds }),
    ...(retry.jitter ? { jitter: true } : {}),
  };
  return retry.on === undefined ? [noRetryOfExpressions, declared] : [declared];
}

/** The names that Step Functions has for an error. */
function errorNames(name: string): readonly string[] {
  if (name === "TaskTimedOut") return ["States.Timeout"];
  return name === "ContainerNotStarted" ? [name, ...ecsRetry.errors] : [name];
}
