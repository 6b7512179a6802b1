/** State machines, their versions and aliases, and the check of what they are made of. */
export { checkActive } from "./check-active.ts";
export { checkDefinition, definitionProblems } from "./check-definition.ts";
export { checkUnlabelled } from "./check-unlabelled.ts";
export { readLogging } from "./read-logging.ts";
export type {
  AliasRecord,
  Revision,
  Route,
  StateMachineRecord,
  VersionRecord,
} from "./state-machine-record.ts";
export { StateMachines, type Target } from "./state-machines.ts";
export { variableReferencesOf } from "./variable-references.ts";
