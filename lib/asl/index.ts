/**
 * The Amazon States Language as data: what a definition may hold, the service's error names and limits.
 * Knows nothing of flows, and does nothing with a definition.
 */
export type { Catcher } from "./catcher.ts";
export { errorNames } from "./error-names.ts";
export type { Expression, NumberField } from "./expression.ts";
export type { JsonArray, JsonObject, JsonValue } from "./json.ts";
export { limits } from "./limits.ts";
export type { QueryLanguage } from "./query-language.ts";
export type { Retrier } from "./retrier.ts";
export { type ServiceCall, type ServiceNames, serviceNames, serviceResource } from "./services.ts";
export type { State, StateType } from "./state.ts";
export type { StateMachine } from "./state-machine.ts";
export type { ChoiceRule, ChoiceState, Comparison } from "./states/choice.ts";
export type { FailState } from "./states/fail.ts";
export type {
  ItemBatcher,
  ItemProcessor,
  ItemReader,
  MapState,
  ProcessorConfig,
  ResultWriter,
} from "./states/map.ts";
export type { Branch, ParallelState } from "./states/parallel.ts";
export type { PassState } from "./states/pass.ts";
export type { SucceedState } from "./states/succeed.ts";
export type { TaskState } from "./states/task.ts";
export type { WaitState } from "./states/wait.ts";
export type {
  CheckExpression,
  ExpressionProblem,
  OfferedMembers,
} from "./validate/check-templates.ts";
export type { DefinitionDiagnostic, DiagnosticCode } from "./validate/diagnostic.ts";
export { invalidDefinitionMessage } from "./validate/invalid-definition-message.ts";
export { type JsonProblem, type ParsedJson, parseJsonText } from "./validate/json-text.ts";
export { type ValidateOptions, validateDefinition } from "./validate/validate-definition.ts";
