import type { TaskState } from "../../asl/index.ts";
import type { TaskLimits } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { bindingsOf, evaluateTyped } from "./fields.ts";

export async function taskLimits(machine: Machine, at: Activation<TaskState>): Promise<TaskLimits> {
  const { TimeoutSeconds, HeartbeatSeconds } = at.state;
  if (TimeoutSeconds === undefined && HeartbeatSeconds === undefined) return {};
  const bindings = bindingsOf(machine, at);
  const seconds = (value: number | string, field: string): Promise<number> =>
    evaluateTyped(value, field, "number", bindings);
  return {
    ...(TimeoutSeconds !== undefined && {
      timeoutSeconds: await seconds(TimeoutSeconds, "TimeoutSeconds"),
    }),
    ...(HeartbeatSeconds !== undefined && {
      heartbeatSeconds: await seconds(HeartbeatSeconds, "HeartbeatSeconds"),
    }),
  };
}
