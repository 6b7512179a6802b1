import type { ItemBatcher, ItemReader, JsonValue, MapState } from "../../asl/index.ts";
import type { Batching, DistributedMapFields } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import type { ItemSource } from "../map-run/plan.ts";
import { resultWriterPlan } from "../map-run/result-writer.ts";
import { inputData } from "./completion.ts";
import { type Data, required } from "./data.ts";
import { integerField, signedIntegerField } from "./number-field.ts";
import { fillTemplate } from "./payload-template.ts";

export async function mapData(machine: Machine, at: Activation<MapState>): Promise<JsonValue> {
  return required(inputData(machine, at), at.state.ItemsPath ?? "$");
}

export async function distributedMap(
  machine: Machine,
  at: Activation<MapState>,
): Promise<DistributedMapFields> {
  const data = inputData(machine, at);
  const { state } = at;
  const { ItemReader: reader, ItemBatcher: batcher, ResultWriter: writer } = state;
  return {
    maxConcurrency: integerField(data, "MaxConcurrency", state) ?? 0,
    toleratedFailureCount: integerField(data, "ToleratedFailureCount", state) ?? 0,
    toleratedFailurePercentage: percentage(data, state),
    ...(reader && { source: sourceOf(data, reader) }),
    ...(batcher && { batching: batchingOf(data, batcher) }),
    ...(writer && {
      resultWriter: resultWriterPlan(writer, fillTemplate(data, writer.Parameters ?? {})),
    }),
  };
}

function percentage(data: Data, state: MapState): number {
  const { ToleratedFailurePercentage: constant = 0, ToleratedFailurePercentagePath: path } = state;
  const value = path === undefined ? constant : required(data, path);
  if (typeof value !== "number")
    throw runtimeFailure(
      `The ToleratedFailurePercentagePath field refers to value "${JSON.stringify(value)}" which is not a valid float: ${path}`,
    );
  if (value < 0 || value > 100)
    throw runtimeFailure("ToleratedFailurePercentage must be between 0 and 100.");
  return value;
}

function sourceOf(
  data: Data,
  { Resource, Parameters = {}, ReaderConfig = {} }: ItemReader,
): ItemSource {
  const { MaxItems, MaxItemsPath, ...config } = ReaderConfig;
  const field = {
    ...(typeof MaxItems === "number" && { MaxItems }),
    ...(typeof MaxItemsPath === "string" && { MaxItemsPath }),
  };
  return {
    resource: Resource,
    arguments: fillTemplate(data, Parameters),
    config: { ...config, MaxItems: signedIntegerField(data, "MaxItems", field) ?? 0 },
  };
}

function batchingOf(data: Data, batcher: ItemBatcher): Batching {
  const { BatchInput } = batcher;
  return {
    maxItems: bound(data, "MaxItemsPerBatch", batcher),
    maxBytes: bound(data, "MaxInputBytesPerBatch", batcher),
    ...(BatchInput !== undefined && { batchInput: fillTemplate(data, BatchInput) }),
  };
}

/** Here AWS takes a text of digits for a number too. */
function bound(
  data: Data,
  name: "MaxItemsPerBatch" | "MaxInputBytesPerBatch",
  batcher: ItemBatcher,
): number {
  const path = batcher[`${name}Path`];
  const text = path === undefined ? undefined : required(data, path);
  if (typeof text === "string" && /^\d+$/.test(text)) return Number(text);
  return integerField(data, name, batcher) ?? 0;
}
