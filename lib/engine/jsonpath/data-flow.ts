import type { DataFlow } from "../core/data-flow.ts";
import { choose } from "./choice.ts";
import { completionOf, inputData, recoveryOf } from "./completion.ts";
import { distributedMap, mapData } from "./distributed-map.ts";
import { failureOf } from "./fail.ts";
import { itemInput, mapPlan } from "./map.ts";
import { integerField } from "./number-field.ts";
import { fillTemplate } from "./payload-template.ts";
import { wakeAt } from "./wait.ts";

/** JSONPath: InputPath, then Parameters, the action, ResultSelector, ResultPath, OutputPath. */
export const jsonPath: DataFlow = {
  completionOf,
  recoveryOf,
  choose,
  wakeAt,
  mapPlan,
  mapData,
  distributedMap,
  itemInput,
  failureOf,
  async argumentsOf(machine, at) {
    const data = inputData(machine, at);
    const { state } = at;
    if (!("Parameters" in state) || state.Parameters === undefined) return data.value;
    return fillTemplate(data, state.Parameters);
  },
  async credentialsOf(machine, at) {
    const { Credentials } = at.state;
    if (Credentials === undefined) return undefined;
    return fillTemplate(inputData(machine, at), Credentials);
  },
  async passResult(machine, at) {
    const { Parameters, Result } = at.state;
    if (Result !== undefined) return Result;
    const data = inputData(machine, at);
    return Parameters === undefined ? data.value : fillTemplate(data, Parameters);
  },
  async taskLimits(machine, at) {
    const data = inputData(machine, at);
    const { state } = at;
    const timeoutSeconds = integerField(data, "TimeoutSeconds", state);
    const heartbeatSeconds = integerField(data, "HeartbeatSeconds", state);
    return {
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    };
  },
};
