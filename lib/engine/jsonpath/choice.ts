import type { ChoiceState } from "../../asl/index.ts";
import type { Completion } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { noChoiceMatched } from "../core/no-choice-matched.ts";
import { matches } from "./comparison.ts";
import { assignment, inputData, throughPath } from "./completion.ts";

/** The first rule that matches decides; its own Assign applies, not the state's. */
export async function choose(
  machine: Machine,
  at: Activation<ChoiceState>,
): Promise<Completion & { next: string }> {
  const { Choices, Default, Assign, OutputPath } = at.state;
  const data = inputData(machine, at);
  const output = throughPath(data, OutputPath);
  const rule = Choices.find((candidate) => matches(data, candidate));
  if (rule) return { output, ...assignment(data, rule.Assign), next: rule.Next };
  if (Default === undefined) throw noChoiceMatched(at.name);
  return { output, ...assignment(data, Assign), next: Default };
}
