import type { IConstruct } from "constructs";
import { colonArn } from "./colon-arn.ts";
import type { ResourceNames } from "./resource-names.ts";

/** What a policy says of some flows. */
export interface FlowArns {
  readonly machines: readonly string[];
  /** Of their runs, but for child runs of distributed Maps. */
  readonly runs: readonly string[];
  /** Whether it is said of all flows of the environment, child runs included. */
  readonly isOfAll: boolean;
}

/** A statement has to fit a policy of 6,144 characters: of more flows than twenty it names none. */
const MOST = 20;

/** The ARNs of some flows' machines and runs as a policy names them: each one, or those of all flows of the environment where they are too many. */
export function flowArns(
  scope: IConstruct,
  names: Pick<ResourceNames, "stateMachine">,
  flows: readonly string[],
): FlowArns {
  const isOfAll = flows.length > MOST;
  const machines = (isOfAll ? ["*"] : flows).map(names.stateMachine);
  const arn = (resource: string, name: string) => colonArn(scope, "states", resource, name);
  return {
    machines: machines.map((name) => arn("stateMachine", name)),
    runs: machines.map((name) => arn("execution", isOfAll ? name : `${name}:*`)),
    isOfAll,
  };
}
