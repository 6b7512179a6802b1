import { flowOf, type KnownFlows } from "./known-flows.ts";
import { parsedObject } from "./parsed-object.ts";

/** What stands in a run's input beside the params. */
export interface RunInput {
  /** The time that a schedule planned the run for. */
  readonly scheduledTime?: string;
  /** A run of a flow of this environment that waits for it. */
  readonly parent?: string;
}

export function runInput(known: KnownFlows, text: string | null | undefined): RunInput {
  const { nagare, AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: parent } = parsedObject(text);
  const scheduled = typeof nagare === "object" && nagare !== null ? nagare : {};
  const scheduledTime: unknown = Reflect.get(scheduled, "scheduledTime");
  const isAwaited = typeof parent === "string" && flowOf(known, parent) !== undefined;
  return {
    ...(typeof scheduledTime === "string" && { scheduledTime }),
    ...(isAwaited && { parent }),
  };
}
