import type { Caution } from "../compare/changes.ts";
import { doneBy } from "../compare/done-by.ts";
import { stepsOf } from "../compare/steps-of.ts";
import type { Comparison } from "./cautions-of.ts";

/** Functions and containers that go while a flow that called them stays: its runs in progress still call them. */
export function tasksGone({ before, after }: Comparison): readonly Caution[] {
  const gone = (["function", "container"] as const).flatMap((task) => {
    const now = after[`${task}s`];
    return [...before[`${task}s`].keys()]
      .filter((name) => !now.has(name))
      .map((name) => ({ task, name }));
  });
  return gone.flatMap(({ task, name }): readonly Caution[] => {
    const flows = [...before.flows].filter(
      ([flow, { definition }]) =>
        after.flows.has(flow) &&
        [...stepsOf(definition).values()].some(
          ({ state }) => doneBy(state) === `${task} ${before.prefix}-${name}`,
        ),
    );
    return flows.length === 0
      ? []
      : [{ kind: "task-removed", task, name, flows: flows.map(([flow]) => flow) }];
  });
}
