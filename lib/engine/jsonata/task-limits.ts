import type { TaskState } from "../../asl/index.ts";
import type { TaskLimits } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { bindingsOf } from "./fields.ts";
import { wholeNumber } from "./whole-number.ts";

export async function taskLimits(machine: Machine, at: Activation<TaskState>): Promise<TaskLimits> {
  const { TimeoutSeconds, HeartbeatSeconds } = at.state;
  if (TimeoutSeconds === undefined && HeartbeatSeconds === undefined) return {};
  const bindings = bindingsOf(machine, at);
  return {
    ...(TimeoutSeconds !== undefined && {
      timeoutSeconds: await wholeNumber(TimeoutSeconds, "TimeoutSeconds", bindings),
    }),
    ...(HeartbeatSeconds !== undefined && {
      heartbeatSeconds: await wholeNumber(HeartbeatSeconds, "HeartbeatSeconds", bindings),
    }),
  };
}
