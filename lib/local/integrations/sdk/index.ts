/** Any service through its AWS SDK client, with Step Functions' names and casing. */

export { type AnswerSchema, answerSchema } from "./answer-schema.ts";
export { isAws, isReachable } from "./endpoint.ts";
export { optimizedFormat, sdkFormat } from "./from-response.ts";
export type { HttpAnswer } from "./http-answer.ts";
export { exceptionName, serviceName } from "./names.ts";
export { SdkClients } from "./sdk-clients.ts";
export type { ClientError, ServiceError } from "./service-error.ts";
