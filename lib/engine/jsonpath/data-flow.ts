import type { DataFlow } from "../core/data-flow.ts";

const later = (): never => {
  throw new Error("JSONPath states can't run yet.");
};

export const jsonPath: DataFlow = {
  completionOf: later,
  recoveryOf: later,
  choose: later,
  wakeAt: later,
  taskLimits: later,
  mapPlan: later,
  itemInput: later,
  argumentsOf: later,
  credentialsOf: later,
  passResult: later,
  failureOf: later,
};
