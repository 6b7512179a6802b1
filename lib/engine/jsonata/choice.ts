import type { ChoiceState } from "../../asl/index.ts";
import type { Completion } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { noChoiceMatched } from "../core/no-choice-matched.ts";
import { complete } from "./completion.ts";
import { bindingsOf, evaluateTyped } from "./fields.ts";

/** The first rule whose Condition is true decides; its own Output and Assign apply, not the state's. */
export async function choose(
  machine: Machine,
  at: Activation<ChoiceState>,
): Promise<Completion & { next: string }> {
  const bindings = bindingsOf(machine, at);
  for (const [index, rule] of at.state.Choices.entries()) {
    const place = `Choices[${index}]/`;
    const condition = rule.Condition ?? false;
    if (await evaluateTyped(condition, `${place}Condition`, "boolean", bindings)) {
      return { ...(await complete(rule, place, bindings, at.input)), next: rule.Next };
    }
  }
  const { Default } = at.state;
  if (Default === undefined) throw noChoiceMatched(at.name);
  return { ...(await complete(at.state, "", bindings, at.input)), next: Default };
}
