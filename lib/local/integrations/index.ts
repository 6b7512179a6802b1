/** Service integrations: tasks that call something else than the project's own functions and containers. */
export { EmbeddedDynamodb } from "./embedded-dynamodb.ts";
export { type Integrations, integrations } from "./integrations.ts";
export { isForLocks, type LocksPort } from "./lock-tasks.ts";
export type { ObjectStore } from "./object-store.ts";
/** @public found by its address, from `lib/flow` */
export { performResource, performService } from "./perform-service.ts";
export { type AnswerSchema, answerSchema } from "./sdk/index.ts";
export type { StepFunctionsPort } from "./start-execution.ts";
