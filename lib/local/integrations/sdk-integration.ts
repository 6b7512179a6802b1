import { type Perform, tellAnswer } from "./integration-task.ts";
import {
  type ClientError,
  exceptionName,
  type SdkClients,
  type ServiceError,
  sdkFormat,
  serviceName,
} from "./sdk/index.ts";
import { jsonText, TaskFailure } from "./task-failure.ts";

/**
 * Performs `arn:aws:states:::aws-sdk:<service>:<action>`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function sdkIntegration(clients: SdkClients, service: string, action: string): Perform {
  return async ({ pattern, call, tell, signal }) => {
    const parameters = call.effect.arguments;
    const answer = await clients.call({ service, action, parameters, format: sdkFormat, signal });
    if (answer.kind !== "answered") throw sdkFailure(answer, serviceName(answer.serviceId));
    tellAnswer[pattern](tell, jsonText(answer.response));
  };
}

function sdkFailure(error: ServiceError | ClientError, service: string): TaskFailure {
  if (error.kind === "unreachable")
    return new TaskFailure(`${service}.SdkClientException`, error.message);
  const name = error.isModelled ? exceptionName(error.name) : `${service}Exception`;
  return new TaskFailure(`${service}.${name}`, secondSdkCause(error, service));
}

/** How the AWS SDK for Java 2 tells of a refusal. */
export function secondSdkCause(
  { message, statusCode, requestId, extendedRequestId }: ServiceError,
  service: string,
): string {
  const details = [
    `Service: ${service}`,
    `Status Code: ${statusCode}`,
    `Request ID: ${requestId}`,
    ...(extendedRequestId === undefined ? [] : [`Extended Request ID: ${extendedRequestId}`]),
  ];
  return `${message} (${details.join(", ")})`;
}
