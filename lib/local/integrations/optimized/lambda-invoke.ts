import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import type { Perform } from "../integration-task.ts";
import { isObject, textOf } from "../json-object.ts";
import { optimizedFormat, type SdkClients } from "../sdk/index.ts";
import { jsonText, TaskFailure } from "../task-failure.ts";
import { optimizedFailure, secondSdkWords } from "./error-words.ts";
import type { OptimizedAction } from "./optimized-action.ts";

export const lambdaWords = secondSdkWords("Lambda", "AWSLambdaException");

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export const lambdaInvoke: OptimizedAction = {
  // A text is sent as it is: it must be JSON.
  request: ({ Payload, ...parameters }) => ({ ...parameters, Payload: Payload ?? {} }),
  response: ({ FunctionError, ...response }) => {
    const payload = textOf(response["Payload"]) ?? "";
    if (FunctionError !== undefined) throw functionFailure(payload);
    return { ...response, Payload: parsed(payload) };
  },
};

/** Performs a Task whose Resource is a function's own ARN. */
export const lambdaFunction =
  (clients: SdkClients): Perform =>
  async ({ call, tell, signal }) => {
    const { resource, arguments: input } = call.effect;
    const answer = await clients.call({
      service: "lambda",
      action: "invoke",
      parameters: { FunctionName: resource, Payload: jsonText(input) },
      format: optimizedFormat,
      signal,
    });
    if (answer.kind !== "answered") throw optimizedFailure(answer, lambdaWords);
    const { FunctionError, Payload } = answer.response;
    const payload = textOf(Payload) ?? "";
    if (FunctionError !== undefined) throw functionFailure(payload);
    tell.succeeded(jsonText(parsed(payload)));
  };

/** What a function threw is the task's error, by the name it has there. */
function functionFailure(payload: string): TaskFailure {
  const told = parsed(payload);
  const name = isObject(told) ? textOf(told["errorType"]) : undefined;
  if (name !== undefined) return new TaskFailure(name, payload);
  const why = "The cause could not be determined because Lambda did not return an error type.";
  return new TaskFailure("Lambda.Unknown", `${why} Returned payload: ${payload}`);
}

/** A payload is JSON; what is none is kept as it came. */
function parsed(payload: string): JsonValue | JsonObject {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
