import type { Integration } from "./integration.ts";
import { nameInPlaceholder } from "./placeholders.ts";

/**
 * The function is named without a version: a redrive after a fix meets the fixed code.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export const lambdaInvoke: Integration = {
  bind: (args, resources) => ({
    ...args,
    FunctionName: resources.functionName(nameInPlaceholder(args["FunctionName"])),
  }),
  permissions: (args, resources) => [
    {
      actions: ["lambda:InvokeFunction"],
      resources: [resources.functionArn(nameInPlaceholder(args["FunctionName"]))],
    },
  ],
};
