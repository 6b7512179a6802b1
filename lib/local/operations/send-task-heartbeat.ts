import { shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";
import { answerToken } from "./task-token.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html */
export const sendTaskHeartbeat = operation(
  { taskToken: shapes.taskToken },
  async ({ taskToken }, service) => {
    await answerToken(service, taskToken, { kind: "taskHeartbeat" });
    return {};
  },
);
