import { shapes } from "../requests/index.ts";
import { given, operation } from "./operation.ts";
import { answerToken } from "./task-token.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
export const sendTaskFailure = operation(
  { taskToken: shapes.taskToken, error: shapes.error, cause: shapes.cause },
  async ({ taskToken, error, cause }, service) => {
    const reason = { ...given("error", error), ...given("cause", cause) };
    await answerToken(service, taskToken, { kind: "taskFailed", byToken: true, ...reason });
    return {};
  },
);
