import type { MapState } from "../../../asl/index.ts";

/** A Map whose iterations are executions of their own. */
export { beginDistributedMap } from "./begin.ts";

export function isDistributed({ ItemProcessor, Iterator: legacy }: MapState): boolean {
  return (ItemProcessor ?? legacy)?.ProcessorConfig?.Mode === "DISTRIBUTED";
}
