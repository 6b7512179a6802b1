import type { JsonValue, MapState } from "../../asl/index.ts";
import type { MapPlan } from "../core/data-flow.ts";
import type { Activation, Machine, MapItem } from "../core/machine.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { inputData } from "./completion.ts";
import { type Data, required } from "./data.ts";
import { integerField } from "./number-field.ts";
import { fillTemplate } from "./payload-template.ts";

export async function mapPlan(machine: Machine, at: Activation<MapState>): Promise<MapPlan> {
  const data = inputData(machine, at);
  return {
    items: itemsOf(data, at.state.ItemsPath ?? "$"),
    maxConcurrency: integerField(data, "MaxConcurrency", at.state) ?? 0,
  };
}

export async function itemInput(
  machine: Machine,
  at: Activation<MapState>,
  item: MapItem,
): Promise<JsonValue> {
  // Parameters is ItemSelector's older name.
  const selector = at.state.ItemSelector ?? at.state.Parameters;
  if (selector === undefined) return item.value;
  return fillTemplate({ ...inputData(machine, at), item }, selector);
}

function itemsOf(data: Data, path: string): readonly JsonValue[] {
  const items = required(data, path);
  if (Array.isArray(items)) return items;
  // A path into the context object is told as the path inside it.
  throw runtimeFailure(`Reference path "${path.replace(/^\$\$/, "$")}" must point to array.`);
}
