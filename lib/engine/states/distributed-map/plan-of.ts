import type { JsonValue, MapState, StateMachine } from "../../../asl/index.ts";
import { StateFailure } from "../../core/failure.ts";
import type { Machine, MapItem } from "../../core/machine.ts";
import { exceedsPayload, tooLarge } from "../../core/payload.ts";
import { reportOf } from "../../core/report.ts";
import type { MapRunPlan } from "../../map-run/plan.ts";
import { batched, unbatched } from "./batch.ts";
import { wholeItem } from "./map-items.ts";
import { type MapRun, recordFailed } from "./map-run.ts";

/** What a Map Run is to do with these items. Items that can't be made inputs of are the Map Run's failure. */
export async function planOf(mapRun: MapRun, items: readonly MapItem[]): Promise<MapRunPlan> {
  const { fields, label, mapRunArn, machine, activation } = mapRun;
  const { ItemProcessor, Iterator: legacy } = activation.state;
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage, resultWriter } =
    fields;
  try {
    return {
      mapRunArn,
      label,
      type: (ItemProcessor ?? legacy)?.ProcessorConfig?.ExecutionType ?? "STANDARD",
      definition: childDefinition(machine, activation.state),
      children: await childrenOf(mapRun, items),
      ...{ maxConcurrency, toleratedFailureCount, toleratedFailurePercentage },
      ...(resultWriter && { resultWriter }),
      redriveCount: 0,
    };
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    machine.mapRuns.delete(mapRunArn);
    const { error, cause } = reportOf(activation, thrown.failure);
    recordFailed(mapRun, { ...(error && { error }), ...(cause && { cause }) });
    throw thrown;
  }
}

async function childrenOf(
  { machine, activation, fields }: MapRun,
  items: readonly MapItem[],
): Promise<MapRunPlan["children"]> {
  const { state, name, language } = activation;
  const isSelected = state.ItemSelector !== undefined || state.Parameters !== undefined;
  const inputs: JsonValue[] = [];
  for (const item of items)
    inputs.push(
      isSelected
        ? await machine.languages[language].itemInput(machine, activation, item)
        : wholeItem(item),
    );
  const children = fields.batching ? batched(inputs, fields.batching) : unbatched(inputs);
  if (children.some(({ input }) => exceedsPayload(input))) throw new StateFailure(tooLarge(name));
  return children;
}

/** Inner states speak the machine's query language, whatever that of the Map. */
function childDefinition(
  { start }: Machine,
  { ItemProcessor, Iterator: legacy }: MapState,
): StateMachine {
  const { StartAt, States } = ItemProcessor ?? legacy ?? { StartAt: "", States: {} };
  const { QueryLanguage } = start.definition;
  return { ...(QueryLanguage && { QueryLanguage }), StartAt, States };
}
