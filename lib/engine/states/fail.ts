import type { FailState } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import type { Activation, Machine } from "../core/machine.ts";

export async function beginFail(
  machine: Machine,
  activation: Activation<FailState>,
): Promise<void> {
  const flow = machine.languages[activation.language];
  const failure = await flow.failureOf(machine, activation);
  throw new StateFailure({ kind: "reported", ...failure });
}
