import { lookup } from "node:dns/promises";
import type { JsonObject } from "../../../asl/index.ts";
import { textOf } from "../json-object.ts";
import { TaskFailure } from "../task-failure.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
export const sqsSendMessage: OptimizedAction = { request: checkQueueUrl };

/**
 * On AWS the message goes to the host of the queue's URL. Here it goes to the endpoint, unless the URL is no queue's and its host doesn't even exist.
 */
async function checkQueueUrl(parameters: JsonObject): Promise<JsonObject> {
  const url = textOf(parameters["QueueUrl"]);
  if (url === undefined || !URL.canParse(url)) return parameters;
  const { hostname, pathname } = new URL(url);
  if (pathname !== "/" || hostname === "") return parameters;
  await lookup(hostname).catch((cause) => {
    const why = `Unable to execute HTTP request: ${hostname}: Name or service not known`;
    throw new TaskFailure("SQS.SdkClientException", why, { cause });
  });
  return parameters;
}
