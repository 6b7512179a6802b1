import type { JsonValue } from "../../../asl/index.ts";
import { isObject, textOf } from "../json-object.ts";
import { jsonText, notServed } from "../task-failure.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/**
 * The body is JSON on both ways. Bodies in S3 are AWS's alone.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 */
export const bedrockInvokeModel: OptimizedAction = {
  request: ({ Input, Output, ...parameters }) => {
    if (Input !== undefined || Output !== undefined)
      throw notServed("bedrock:invokeModel takes no Input and Output on this machine: give Body.");
    const { Body } = parameters;
    return { ContentType: "application/json", ...parameters, ...(Body && { Body: bytes(Body) }) };
  },
  response: (response) => ({ ...response, Body: parsed(textOf(response["Body"]) ?? "") }),
};

const bytes = (body: JsonValue): JsonValue => (isObject(body) ? jsonText(body) : body);

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
