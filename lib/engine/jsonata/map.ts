import type { JsonValue, MapState } from "../../asl/index.ts";
import type { MapPlan } from "../core/data-flow.ts";
import { StateFailure } from "../core/failure.ts";
import type { Activation, Machine, MapItem } from "../core/machine.ts";
import { bindingsOf, evaluateField, evaluateTyped, type FieldBindings } from "./fields.ts";
import { wholeNumber } from "./whole-number.ts";

export async function mapPlan(machine: Machine, at: Activation<MapState>): Promise<MapPlan> {
  const bindings = bindingsOf(machine, at);
  const { MaxConcurrency = 0 } = at.state;
  return {
    items: await itemsOf(at, bindings),
    maxConcurrency: await wholeNumber(MaxConcurrency, "MaxConcurrency", bindings),
  };
}

export async function itemInput(
  machine: Machine,
  at: Activation<MapState>,
  item: MapItem,
): Promise<JsonValue> {
  const { ItemSelector } = at.state;
  if (ItemSelector === undefined) return item.value;
  return evaluateField(ItemSelector, "ItemSelector", bindingsOf(machine, at, {}, item));
}

async function itemsOf(
  { state: { Items }, input }: Activation<MapState>,
  bindings: FieldBindings,
): Promise<readonly JsonValue[]> {
  if (Items !== undefined) return evaluateTyped(Items, "Items", "array", bindings);
  if (Array.isArray(input)) return input;
  throw new StateFailure({
    kind: "evaluation",
    message: `Map state input must be an array but was: ${JSON.stringify(input)}`,
  });
}
