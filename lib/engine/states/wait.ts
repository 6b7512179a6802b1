import type { WaitState } from "../../asl/index.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { cancelTimer, setTimer } from "../core/timers.ts";
import { succeed } from "../core/transition.ts";

export async function beginWait(
  machine: Machine,
  activation: Activation<WaitState>,
): Promise<void> {
  const flow = machine.languages[activation.language];
  const at = await flow.wakeAt(machine, activation);
  if (at <= machine.now) {
    await succeed(machine, activation);
    return;
  }
  const timerId = setTimer(machine, at, () => succeed(machine, activation));
  activation.release = () => cancelTimer(machine, timerId);
}
