import { errorNames } from "../../asl/index.ts";
import type { Effect, ReadItems } from "../effect.ts";
import {
  type ChildOutcome,
  childStart,
  type MapRunPlan,
  MapRunProgress,
  thresholdExceeded,
  transformed,
} from "../map-run/index.ts";
import { createRun } from "../run.ts";
import type { RunStart } from "../run-start.ts";
import type { SimulateOptions } from "../simulate.ts";
import type { Cast, Player } from "./cast.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What the Map Runs of a simulation share. */
interface Stage {
  readonly cast: Cast;
  readonly clock: VirtualClock;
  readonly options: SimulateOptions;
}

/** Runs the child executions of distributed Maps within a simulation. Results always go into the state's output. */
export function createMapRuns(stage: Stage): { perform(parent: Player, effect: Effect): void } {
  const known = new Map<string, SimulatedMapRun>();
  return {
    perform(parent, effect) {
      if (effect.kind === "readItems") stage.clock.track(readItems(stage, parent, effect));
      else if (effect.kind === "startMapRun") {
        const mapRun = new SimulatedMapRun(stage, parent, effect.plan);
        known.set(effect.mapRunArn, mapRun);
        mapRun.goOn();
      } else if (effect.kind === "abortMapRun") known.get(effect.mapRunArn)?.abort();
    },
  };
}

async function readItems(
  { cast, clock, options }: Stage,
  parent: Player,
  { mapRunArn, source }: ReadItems,
): Promise<void> {
  const { readItems: read } = options;
  try {
    if (!read) throw new Error(`The simulation has no readItems for ${source.resource}`);
    const items = JSON.stringify(await read(source));
    cast.tell(parent, { kind: "itemsRead", mapRunArn, items, at: clock.now });
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown);
    const error = errorNames.itemReaderFailed;
    cast.tell(parent, { kind: "mapRunFailed", mapRunArn, error, cause, at: clock.now });
  }
}

class SimulatedMapRun {
  readonly #stage: Stage;
  readonly #parent: Player;
  readonly #plan: MapRunPlan;
  readonly #progress: MapRunProgress;
  readonly #children: Player[] = [];
  #isOver = false;

  constructor(stage: Stage, parent: Player, plan: MapRunPlan) {
    this.#stage = stage;
    this.#parent = parent;
    this.#plan = plan;
    this.#progress = new MapRunProgress(plan);
  }

  goOn(): void {
    if (this.#isOver) return;
    const progress = this.#progress;
    for (let next = progress.next(); next !== undefined; next = progress.next()) this.#start(next);
    if (progress.verdict === "exceeded") this.#fail();
    else if (progress.verdict === "succeeded") this.#succeed();
  }

  abort(): void {
    this.#isOver = true;
    const { cast, clock } = this.#stage;
    for (const child of this.#children) cast.tell(child, { kind: "stop", at: clock.now });
  }

  #start(index: number): void {
    const { cast, clock, options } = this.#stage;
    const { definition, redriveCount } = this.#plan;
    const from = childStart(this.#parent.start, this.#plan, index, redriveCount);
    const start: RunStart = { ...from, definition, startTime: clock.now };
    const run = createRun(start, options);
    this.#children[index] = cast.enter(start, run, () => {
      if (run.status !== "RUNNING") this.#progress.note(index, run.status);
      this.goOn();
    });
  }

  #fail(): void {
    this.abort();
    const { mapRunArn } = this.#plan;
    const at = this.#stage.clock.now;
    this.#stage.cast.tell(this.#parent, {
      ...{ kind: "mapRunFailed", mapRunArn, at },
      ...thresholdExceeded,
    });
  }

  #succeed(): void {
    this.#isOver = true;
    const { mapRunArn, resultWriter } = this.#plan;
    const outcomes = this.#children.map(outcomeOf);
    const results = transformed(outcomes, resultWriter?.transformation ?? "COMPACT");
    const output = JSON.stringify(results);
    const at = this.#stage.clock.now;
    this.#stage.cast.tell(this.#parent, { kind: "mapRunSucceeded", mapRunArn, output, at });
  }
}

function outcomeOf({ start, run, events }: Player): ChildOutcome {
  const { output, error, cause, redriveCount } = run;
  return {
    executionArn: start.executionArn,
    name: start.executionName,
    stateMachineArn: start.stateMachineArn,
    status: run.status === "RUNNING" ? "PENDING" : run.status,
    input: start.input,
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveCount,
    startTime: start.startTime,
    stopTime: events.at(-1)?.timestamp ?? start.startTime,
  };
}
