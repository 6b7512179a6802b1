import type { DataFlow } from "../core/data-flow.ts";
import { choose } from "./choice.ts";
import { completionOf, recoveryOf } from "./completion.ts";
import { distributedMap, mapData } from "./distributed-map.ts";
import { bindingsOf, evaluateField, evaluateTyped } from "./fields.ts";
import { itemInput, mapPlan } from "./map.ts";
import { taskLimits } from "./task-limits.ts";
import { wakeAt } from "./wait.ts";

/** JSONata: every field is a template whose leaves may be expressions. */
export const jsonata: DataFlow = {
  completionOf,
  recoveryOf,
  choose,
  wakeAt,
  taskLimits,
  mapPlan,
  mapData,
  distributedMap,
  itemInput,
  async argumentsOf(machine, at) {
    const { state, input } = at;
    if (!("Arguments" in state) || state.Arguments === undefined) return input;
    return evaluateField(state.Arguments, "Arguments", bindingsOf(machine, at));
  },
  async credentialsOf(machine, at) {
    const { Credentials } = at.state;
    if (Credentials === undefined) return undefined;
    return evaluateField(Credentials, "Credentials", bindingsOf(machine, at));
  },
  // A Pass makes no result in JSONata: its Output says all.
  passResult: async () => undefined,
  async failureOf(machine, at) {
    const bindings = bindingsOf(machine, at);
    const { Error: error, Cause: cause } = at.state;
    return {
      ...(error !== undefined && {
        error: await evaluateTyped(error, "Error", "string", bindings),
      }),
      ...(cause !== undefined && {
        cause: await evaluateTyped(cause, "Cause", "string", bindings),
      }),
    };
  },
};
