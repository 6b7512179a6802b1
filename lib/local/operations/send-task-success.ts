import { parseJsonText } from "../../asl/index.ts";
import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";
import { answerToken } from "./task-token.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export const sendTaskSuccess = operation(
  { taskToken: shapes.taskToken, output: { ...shapes.data, required: true } },
  async ({ taskToken, output }, service) => {
    const parsed = parseJsonText(output);
    if (!parsed.ok) throw errors.invalidOutput(parsed.problem.message);
    await answerToken(service, taskToken, { kind: "taskSucceeded", output });
    return {};
  },
);
