import type { MapState } from "../../../asl/index.ts";
import type { DistributedMapFields, ErrorAndCause } from "../../core/data-flow.ts";
import { record } from "../../core/history.ts";
import type { Activation, Machine } from "../../core/machine.ts";

/** One Map Run, as its state sees it. */
export interface MapRun {
  readonly machine: Machine;
  readonly activation: Activation<MapState>;
  readonly fields: DistributedMapFields;
  readonly label: string;
  readonly mapRunArn: string;
}

export function recordFailed({ machine, activation }: MapRun, failure: ErrorAndCause): void {
  record(machine, activation.branch, "MapRunFailed", { mapRunFailedEventDetails: failure });
}
