import { errors } from "../errors.ts";
import { jsonMistake, shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";
import { answerToken } from "./task-token.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export const sendTaskSuccess = operation(
  { taskToken: shapes.taskToken, output: { ...shapes.data, required: true } },
  async ({ taskToken, output }, service) => {
    const mistake = jsonMistake(output);
    if (mistake !== undefined) throw errors.invalidOutput(mistake);
    await answerToken(service, taskToken, { kind: "taskSucceeded", output });
    return {};
  },
);
