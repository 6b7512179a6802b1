import { errorNames, type JsonValue, type MapState } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import { bindingsOf, evaluateTyped } from "../jsonata/fields.ts";
import { inputData } from "../jsonpath/completion.ts";
import { required } from "../jsonpath/data.ts";
import { note, noteNumber, type Visit } from "./visit.ts";

/** Evaluates a Map's fields; fails where more iterations failed than it tolerates. */
export async function testMap(visit: Visit<MapState>): Promise<void> {
  const items = await inspectItems(visit);
  const tolerated = {
    count: await numberField(visit, "ToleratedFailureCount"),
    percentage: await numberField(visit, "ToleratedFailurePercentage"),
  };
  noteNumber(visit, "toleratedFailureCount", tolerated.count);
  noteNumber(visit, "toleratedFailurePercentage", tolerated.percentage);
  const { mapIterationFailureCount: failed = 0, mock } = visit.test;
  if (mock?.kind === "error" || !exceeds(failed, items.length, tolerated)) return;
  throw new StateFailure({
    kind: "reported",
    error: errorNames.exceedToleratedFailureThreshold,
    cause: "The specified tolerated failure threshold was exceeded",
  });
}

async function inspectItems(visit: Visit<MapState>): Promise<readonly JsonValue[]> {
  const { flow, machine, at } = visit;
  const items = await itemsOf(visit);
  if (at.language === "JSONPath" && at.state.ItemReader === undefined)
    note(visit, "afterItemsPath", items);
  if (at.state.ItemSelector !== undefined) {
    const inputs = items.map((value, index) => flow.itemInput(machine, at, { index, value }));
    note(visit, "afterItemSelector", await Promise.all(inputs));
  }
  noteNumber(visit, "maxConcurrency", (await numberField(visit, "MaxConcurrency")) ?? 0);
  return items;
}

/** An ItemReader reads nothing in a test: what it would find is given. */
async function itemsOf({
  flow,
  machine,
  at,
  test,
}: Visit<MapState>): Promise<readonly JsonValue[]> {
  if (at.state.ItemReader === undefined) return (await flow.mapPlan(machine, at)).items;
  const { mapItemReaderData: data = [] } = test;
  if (Array.isArray(data)) return data;
  return typeof data === "object" && data !== null ? Object.values(data) : [data];
}

type NumberName = "MaxConcurrency" | "ToleratedFailureCount" | "ToleratedFailurePercentage";

async function numberField(
  { machine, at }: Visit<MapState>,
  name: NumberName,
): Promise<number | undefined> {
  const { [name]: value, [`${name}Path` as const]: path } = at.state;
  if (typeof path === "string") return Number(required(inputData(machine, at), path));
  if (typeof value !== "string") return value;
  return evaluateTyped(value, name, "number", bindingsOf(machine, at));
}

/** A Map that names no bound tolerates, in a test, whatever it is told. */
function exceeds(
  failed: number,
  items: number,
  {
    count,
    percentage,
  }: { readonly count?: number | undefined; readonly percentage?: number | undefined },
): boolean {
  if (count !== undefined && failed > count) return true;
  return percentage !== undefined && items > 0 && (failed / items) * 100 > percentage;
}
