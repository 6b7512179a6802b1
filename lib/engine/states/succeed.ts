import type { SucceedState } from "../../asl/index.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { succeed } from "../core/transition.ts";

export async function beginSucceed(
  machine: Machine,
  activation: Activation<SucceedState>,
): Promise<void> {
  await succeed(machine, activation);
}
