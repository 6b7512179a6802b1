import type { ChoiceState } from "../../asl/index.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { leave } from "../core/transition.ts";

export async function beginChoice(
  machine: Machine,
  activation: Activation<ChoiceState>,
): Promise<void> {
  const flow = machine.languages[activation.language];
  const { next, ...completion } = await flow.choose(machine, activation);
  await leave(machine, activation, completion, next);
}
