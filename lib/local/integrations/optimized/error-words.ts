import type { ClientError, ServiceError } from "../sdk/index.ts";
import { secondSdkCause } from "../sdk-integration.ts";
import { TaskFailure } from "../task-failure.ts";

/** How a service's failures are told by its optimized integration. */
export interface ErrorWords {
  /** What stands before the dot: `DynamoDB`. */
  readonly prefix: string;
  /** The error of whatever the service's model doesn't name: `AmazonDynamoDBException`. */
  readonly unmodelled: string;
  readonly cause: (error: ServiceError) => string;
}

/** How most are told: optimized integrations are older than the AWS SDK for Java 2. */
export const firstSdkWords = (prefix: string, service: string, unmodelled: string): ErrorWords => ({
  prefix,
  unmodelled,
  cause: (error) => firstSdkCause(error, service),
});

/** How those are told that have moved to the AWS SDK for Java 2. */
export const secondSdkWords = (prefix: string, unmodelled: string): ErrorWords => ({
  prefix,
  unmodelled,
  cause: (error) => secondSdkCause(error, prefix),
});

export function optimizedFailure(
  error: ServiceError | ClientError,
  { prefix, unmodelled, cause }: ErrorWords,
): TaskFailure {
  if (error.kind === "unreachable")
    return new TaskFailure(`${prefix}.SdkClientException`, error.message, { mayPass: true });
  const name = error.isModelled ? `${error.name.replace(/Exception$/, "")}Exception` : unmodelled;
  return new TaskFailure(`${prefix}.${name}`, cause(error), { mayPass: isBusy(error) });
}

function isBusy({ statusCode, code }: ServiceError): boolean {
  return statusCode >= 500 || statusCode === 429 || /Throttl|TooManyRequests/.test(code);
}

/** How the AWS SDK for Java 1 tells of a refusal. */
export function firstSdkCause(
  {
    message,
    statusCode,
    code,
    requestId,
  }: Pick<ServiceError, "message" | "statusCode" | "code" | "requestId">,
  service: string,
): string {
  return `${message} (Service: ${service}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
}
