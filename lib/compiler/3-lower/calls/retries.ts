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

/** Nor do overrides that ECS refuses: `InvalidParameterException: Container Overrides length must be at most 8192`. */
const noRetryOfOverrides: Retry = {
  errors: [...noRetryOfExpressions.errors, "ECS.InvalidParameterException"],
  maxAttempts: 0,
};

/** Nor does a wrong input. */
const noRetryOfInputs: Retry = {
  errors: [...noRetryOfExpressions.errors, "InvalidInput"],
  maxAttempts: 0,
};

/** What the `retry` of a task becomes; one without more tries keeps an error from those after it. */
export function taskRetries(retries: readonly LoadedRetry[]): readonly Retry[] {
  if (retries.every(({ attempts }) => attempts <= 1)) return [];
  return retries.flatMap((retry) =>
    retry.on === undefined ? [noRetryOfInputs, retrier(retry)] : [retrier(retry)],
  );
}

/** What a declaration's `retry` becomes. */
export function declaredRetries(retry: LoadedRetry | undefined): readonly Retry[] {
  if (retry === undefined || retry.attempts <= 1) return [];
  return retry.on === undefined ? [noRetryOfExpressions, retrier(retry)] : [retrier(retry)];
}

/** The same for a container that answers a token: every other end of one is told apart behind it. */
export function containerRetries(retry: LoadedRetry | undefined): readonly Retry[] {
  if (retry === undefined || retry.attempts <= 1) return [];
  return retry.on === undefined ? [noRetryOfOverrides, retrier(retry)] : [retrier(retry)];
}

function retrier(retry: LoadedRetry): Retry {
  const errors = retry.on === undefined ? ["States.ALL"] : retry.on.flatMap(errorNames);
  const maxAttempts = retry.attempts - 1;
  if (maxAttempts === 0) return { errors, maxAttempts };
  return {
    errors,
    maxAttempts,
    intervalSeconds: retry.delaySeconds,
    backoffRate: retry.backoff,
    ...(retry.maxDelaySeconds === undefined ? {} : { maxDelaySeconds: retry.maxDelaySeconds }),
    ...(retry.jitter ? { jitter: true } : {}),
  };
}

/** The names that Step Functions has for an error. */
function errorNames(name: string): readonly string[] {
  if (name === "TaskTimedOut") return ["States.Timeout"];
  return name === "ContainerNotStarted" ? [name, ...ecsRetry.errors] : [name];
}
