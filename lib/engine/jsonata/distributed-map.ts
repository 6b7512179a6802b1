import type { ItemReader, JsonValue, MapState, ResultWriter } from "../../asl/index.ts";
import type { Batching, DistributedMapFields } from "../core/data-flow.ts";
import { StateFailure } from "../core/failure.ts";
import type { Activation, Machine } from "../core/machine.ts";
import type { ItemSource, ResultWriterPlan } from "../map-run/plan.ts";
import { resultWriterPlan } from "../map-run/result-writer.ts";
import { bindingsOf, evaluateField, evaluateTyped, type FieldBindings } from "./fields.ts";
import { wholeNumber } from "./whole-number.ts";

export async function mapData(machine: Machine, at: Activation<MapState>): Promise<JsonValue> {
  const { Items } = at.state;
  if (Items === undefined) return at.input;
  const bindings = bindingsOf(machine, at);
  const items = await evaluateField(Items, "Items", bindings);
  if (typeof items === "object" && items !== null) return items;
  return evaluateTyped(Items, "Items", "array", bindings);
}

export async function distributedMap(
  machine: Machine,
  at: Activation<MapState>,
): Promise<DistributedMapFields> {
  const bindings = bindingsOf(machine, at);
  const { ItemReader: reader, ItemBatcher: batcher, ResultWriter: writer, ...fields } = at.state;
  const count = (name: "MaxConcurrency" | "ToleratedFailureCount"): Promise<number> =>
    wholeNumber(fields[name] ?? 0, name, bindings);
  return {
    maxConcurrency: await count("MaxConcurrency"),
    toleratedFailureCount: await count("ToleratedFailureCount"),
    toleratedFailurePercentage: await percentage(fields, bindings),
    ...(reader && { source: await sourceOf(reader, bindings) }),
    ...(batcher && { batching: await batchingOf(batcher, bindings) }),
    ...(writer && { resultWriter: await writerOf(writer, bindings) }),
  };
}

async function percentage(
  { ToleratedFailurePercentage: field = 0 }: Pick<MapState, "ToleratedFailurePercentage">,
  bindings: FieldBindings,
): Promise<number> {
  const name = "ToleratedFailurePercentage";
  const value = await evaluateTyped(field, name, "number", bindings);
  if (value >= 0 && value <= 100) return value;
  throw unusable(name, `${name} must be between 0 and 100.`);
}

async function sourceOf(
  { Resource, Arguments = {}, ReaderConfig = {} }: ItemReader,
  bindings: FieldBindings,
): Promise<ItemSource> {
  const { MaxItems = 0 } = ReaderConfig;
  const location = "ItemReader/ReaderConfig/MaxItems";
  const maxItems = await evaluateTyped(MaxItems, location, "number", bindings);
  if (!Number.isInteger(maxItems))
    throw unusable(location, `The MaxItems field cannot be parsed as a long value: ${maxItems}`);
  return {
    resource: Resource,
    arguments: await evaluateField(Arguments, "ItemReader/Arguments", bindings),
    config: { ...ReaderConfig, MaxItems: maxItems },
  };
}

async function batchingOf(
  {
    MaxItemsPerBatch = 0,
    MaxInputBytesPerBatch = 0,
    BatchInput,
  }: NonNullable<MapState["ItemBatcher"]>,
  bindings: FieldBindings,
): Promise<Batching> {
  const place = "ItemBatcher";
  return {
    maxItems: await wholeNumber(MaxItemsPerBatch, `${place}/MaxItemsPerBatch`, bindings),
    maxBytes: await wholeNumber(MaxInputBytesPerBatch, `${place}/MaxInputBytesPerBatch`, bindings),
    ...(BatchInput !== undefined && {
      batchInput: await evaluateField(BatchInput, `${place}/BatchInput`, bindings),
    }),
  };
}

async function writerOf(writer: ResultWriter, bindings: FieldBindings): Promise<ResultWriterPlan> {
  const { Arguments = {} } = writer;
  return resultWriterPlan(
    writer,
    await evaluateField(Arguments, "ResultWriter/Arguments", bindings),
  );
}

function unusable(location: string, message: string): StateFailure {
  return new StateFailure({ kind: "evaluation", location, unusable: true, message });
}
