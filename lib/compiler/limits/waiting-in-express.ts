import type { State, StateMachine } from "../../asl/index.ts";

/** The steps of an express run that wait for something to end or to be answered: AWS takes such a definition for standard runs only. */
export function waitingInExpress(
  { States }: Pick<StateMachine, "States">,
  isExpress: boolean,
): readonly string[] {
  return Object.entries(States).flatMap(([name, state]) => {
    if (state.Type === "Task") return isExpress && WAITS.test(state.Resource) ? [name] : [];
    return inner(state, isExpress);
  });
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
const WAITS = /\.(sync|sync:2|waitForTaskToken)$/;

function inner(state: State, isExpress: boolean): readonly string[] {
  if (state.Type === "Parallel")
    return state.Branches.flatMap((branch) => waitingInExpress(branch, isExpress));
  if (state.Type !== "Map" || !state.ItemProcessor) return [];
  const { ItemProcessor } = state;
  const own = ItemProcessor.ProcessorConfig?.ExecutionType;
  return waitingInExpress(ItemProcessor, own === undefined ? isExpress : own === "EXPRESS");
}
