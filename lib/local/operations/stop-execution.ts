import { errors } from "../errors.ts";
import { findExecution } from "../executions/index.ts";
import { shapes } from "../requests/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
export const stopExecution = operation(
  { executionArn: shapes.arn, error: shapes.error, cause: shapes.cause },
  async ({ executionArn, error, cause }, service) => {
    findExecution(service, executionArn);
    const reason = { ...given("error", error), ...given("cause", cause) };
    await service.runs.feed(executionArn, { kind: "stop", ...reason });
    // Stopping what has ended is no error: AWS tells when it ended.
    const { stopTime } = findExecution(service, executionArn).state;
    if (stopTime === undefined) throw errors.internal("the execution did not stop");
    return { stopDate: seconds(stopTime) };
  },
);
