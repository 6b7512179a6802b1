import { errorNames, type JsonValue, type MapState } from "../../../asl/index.ts";
import type { ErrorAndCause } from "../../core/data-flow.ts";
import { record, recordAside } from "../../core/history.ts";
import type { Activation, Machine, MapItem } from "../../core/machine.ts";
import { fail, guarded, succeed } from "../../core/transition.ts";
import { rootName } from "../../map-run/child-start.ts";
import { nameUuid } from "../../map-run/name-uuid.ts";
import type { ItemSource } from "../../map-run/plan.ts";
import { mapItems, sourceUri } from "./map-items.ts";
import { type MapRun, recordFailed } from "./map-run.ts";
import { planOf } from "./plan-of.ts";

export async function beginDistributedMap(
  machine: Machine,
  activation: Activation<MapState>,
): Promise<void> {
  activation.branches = undefined;
  const flow = machine.languages[activation.language];
  const { ItemReader: reader } = activation.state;
  const data = reader ? [] : await flow.mapData(machine, activation);
  const items = mapItems(data, "STATE_DATA") ?? (await noItems(machine, activation));
  record(machine, activation.branch, "MapStateStarted", {
    mapStateStartedEventDetails: { length: items.length },
  });
  const fields = await flow.distributedMap(machine, activation);
  const label = labelOf(machine, activation);
  const mapRun: MapRun = { machine, activation, fields, label, mapRunArn: arnOf(machine, label) };
  record(machine, activation.branch, "MapRunStarted", {
    mapRunStartedEventDetails: { mapRunArn: mapRun.mapRunArn },
  });
  if (fields.source) await readItems(mapRun, fields.source);
  else await startChildren(mapRun, items);
}

/** Says in the query language's own words that these are no items. */
async function noItems(machine: Machine, activation: Activation<MapState>): Promise<[]> {
  await machine.languages[activation.language].mapPlan(machine, activation);
  return [];
}

/** A state without a Label has one that stays the same over all executions of its state machine. */
function labelOf({ start }: Machine, { state, name }: Activation<MapState>): string {
  return state.Label ?? nameUuid(`${start.stateMachineArn}#${name}`);
}

function arnOf({ start, random }: Machine, label: string): string {
  const [prefix] = start.stateMachineArn.split(":stateMachine:", 1);
  return `${prefix}:mapRun:${rootName(start.stateMachineName)}/${label}:${nameUuid(random.uuid())}`;
}

async function readItems(mapRun: MapRun, source: ItemSource): Promise<void> {
  const { machine, mapRunArn } = mapRun;
  if (Number(source.config["MaxItems"]) < 0) {
    await mapRunFailed(mapRun, {
      error: errorNames.itemReaderFailed,
      cause: "field MaxItems must be positive",
    });
    return;
  }
  awaitMapRun(mapRun, sourceUri(source));
  machine.effects.push({ kind: "readItems", mapRunArn, source });
}

/** Makes the state wait for its Map Run. */
function awaitMapRun(mapRun: MapRun, source = "STATE_DATA"): void {
  const { machine, activation, mapRunArn } = mapRun;
  machine.mapRuns.set(mapRunArn, {
    async itemsRead(text) {
      await guarded(machine, activation, async () => {
        const items = mapItems(JSON.parse(text), source);
        if (items) await startChildren(mapRun, items);
      });
    },
    succeeded: (output) => mapRunSucceeded(mapRun, output),
    failed: (failure) => mapRunFailed(mapRun, failure),
  });
  activation.release = () => {
    machine.mapRuns.delete(mapRunArn);
    machine.effects.push({ kind: "abortMapRun", mapRunArn });
    recordAside(machine, activation.branch.chain, "MapRunAborted");
  };
}

async function startChildren(mapRun: MapRun, items: readonly MapItem[]): Promise<void> {
  const { machine, activation } = mapRun;
  const plan = await planOf(mapRun, items);
  const start = (redriveCount: number): void => {
    awaitMapRun(mapRun);
    const { mapRunArn } = mapRun;
    machine.effects.push({ kind: "startMapRun", mapRunArn, plan: { ...plan, redriveCount } });
  };
  activation.branches = {
    abort: () => undefined,
    async resume() {
      redriveCount += 1;
      record(machine, activation.branch, "MapRunRedriven", {
        mapRunRedrivenEventDetails: { mapRunArn: mapRun.mapRunArn, redriveCount },
      });
      start(redriveCount);
    },
  };
  let redriveCount = 0;
  start(redriveCount);
}

async function mapRunSucceeded(
  { machine, activation, mapRunArn }: MapRun,
  output: string,
): Promise<void> {
  machine.mapRuns.delete(mapRunArn);
  activation.release = undefined;
  const { chain } = activation.branch;
  recordAside(machine, recordAside(machine, chain, "MapRunSucceeded"), "MapStateSucceeded");
  const result: JsonValue = JSON.parse(output);
  if (typeof result === "object" && result !== null) machine.texts.set(result, output);
  await succeed(machine, activation, result);
}

/** A Map Run that could not begin is begun anew by a redrive: its items are read again. */
const unstarted: readonly string[] = [errorNames.itemReaderFailed, errorNames.resultWriterFailed];

async function mapRunFailed(mapRun: MapRun, failure: Required<ErrorAndCause>): Promise<void> {
  const { machine, activation, mapRunArn } = mapRun;
  machine.mapRuns.delete(mapRunArn);
  if (unstarted.includes(failure.error)) activation.branches = undefined;
  recordFailed(mapRun, failure);
  await fail(machine, activation, { kind: "reported", ...failure });
}
