import type { PassState } from "../../asl/index.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { succeed } from "../core/transition.ts";

export async function beginPass(
  machine: Machine,
  activation: Activation<PassState>,
): Promise<void> {
  const flow = machine.languages[activation.language];
  await succeed(machine, activation, await flow.passResult(machine, activation));
}
