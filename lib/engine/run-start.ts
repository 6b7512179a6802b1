import type { JsonObject, StateMachine } from "../asl/index.ts";

/** What an execution is started with: all that a run depends on beside its inputs. */
export interface RunStart {
  readonly executionArn: string;
  readonly executionName: string;
  /** Without version or alias. */
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
  readonly roleArn: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly definition: StateMachine;
  /** JSON text. */
  readonly input: string;
  /** Milliseconds since 1970. */
  readonly startTime: number;
  /** What stands in for the context object, where one state is tested alone. */
  readonly context?: JsonObject;
}
