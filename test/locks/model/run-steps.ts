import type { Call } from "./calls.ts";
import { end, itemOf, take, work } from "./requests.ts";
import { holderId, type Run, type Scene, type Setting, type World } from "./world.ts";

/** What may happen to a world: calls that begin by it are noted, `false` if it can't happen. */
export interface RunStep {
  readonly name: string;
  readonly change: (to: Scene, call: (call: Call) => void) => unknown;
}

/** What the runs may do next, what AWS and users do to them. */
export class RunSteps {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  in(world: World): readonly RunStep[] {
    const steps = world.runs.flatMap((run, index) => this.#of(world, run, index));
    if (world.rest.left.sweeps === 0) return steps;
    const sweep: RunStep = {
      name: "sweep",
      change: (to, call) => {
        to.rest.left.sweeps--;
        call({ kind: "sweep", clock: to.clock });
      },
    };
    return [...steps, sweep];
  }

  #of(world: World, run: Run, index: number): readonly RunStep[] {
    if (run.status === "RUNNING") return this.#ofRunning(world, run, index);
    const canRedrive = run.status !== "SUCCEEDED" && world.rest.left.redrives > 0;
    return canRedrive ? [this.#redrivenFromConsole(index), redrivenByNagare(index)] : [];
  }

  #ofRunning(world: World, run: Run, index: number): readonly RunStep[] {
    const { failures, crashes } = world.rest.left;
    const steps: RunStep[] = [];
    // One is like the other: it is enough to look at one order in which they come.
    const isNext = world.runs[index - 1]?.at !== "take";
    if (run.at === "take" && isNext) steps.push(this.#taking(index));
    if (run.at === "take" && isNext && crashes > 0) steps.push(this.#takingUnawares(index));
    if (run.at === "work")
      steps.push({
        name: `r${index} succeeds`,
        change: (to, call) => this.#finish(to, index, call),
      });
    if (failures > 0 && run.at !== "take")
      steps.push({
        name: `r${index} fails`,
        change: (to) => {
          to.rest.left.failures--;
          end(to, index, "FAILED");
        },
      });
    return steps;
  }

  #taking(index: number): RunStep {
    return {
      name: `r${index} takes`,
      change: (to, call) => {
        const fence = take(to, holderId(index, this.#setting), this.#limit(index));
        if (fence === undefined) wait(to, index, call);
        else work(to, runAt(to, index), fence);
      },
    };
  }

  #takingUnawares(index: number): RunStep {
    return {
      name: `r${index} takes, and doesn't know`,
      change: (to) => {
        to.rest.left.crashes--;
        return take(to, holderId(index, this.#setting), this.#limit(index)) !== undefined;
      },
    };
  }

  #redrivenFromConsole(index: number): RunStep {
    return {
      name: `r${index} is redriven from the console`,
      change: (to, call) => {
        to.rest.left.redrives--;
        runAt(to, index).isRogue = true;
        redrive(to, index, call);
      },
    };
  }

  #finish(to: Scene, index: number, call: (call: Call) => void): void {
    const item = itemOf(to);
    if (this.#setting.what === "block" && item.contendedSince !== undefined) {
      runAt(to, index).at = "giving back";
      call({ kind: "release", run: index, clock: to.clock });
      return;
    }
    if (this.#setting.what === "block") delete item.holders[holderId(index, this.#setting)];
    succeed(to, index);
  }

  #limit(index: number): number {
    return this.#setting.limits[index] ?? 1;
  }
}

function redrivenByNagare(index: number): RunStep {
  return {
    name: `nagare redrives r${index}`,
    change: (to, call) => {
      to.rest.left.redrives--;
      call({ kind: "redrive", run: index, clock: to.clock });
    },
  };
}

/** It goes on where it had failed. */
export function redrive(to: Scene, index: number, call: (call: Call) => void): void {
  const run = runAt(to, index);
  run.status = "RUNNING";
  run.redrives++;
  const { redrives } = run;
  to.events.push({ execution: `r${index}`, status: "RUNNING", redriveCount: redrives });
  if (run.at === "waiting") wait(to, index, call);
}

/** Its state calls the function, with a new token. */
export function wait(to: Scene, index: number, call: (call: Call) => void): void {
  const run = runAt(to, index);
  run.at = "waiting";
  run.tries++;
  const { tries, redrives } = run;
  call({ kind: "acquire", run: index, tries, redrives, clock: to.clock });
}

export function succeed(to: Scene, index: number): void {
  runAt(to, index).at = "end";
  end(to, index, "SUCCEEDED");
}

function runAt(world: Pick<World, "runs">, index: number): Run {
  const run = world.runs[index];
  if (run === undefined) throw new Error(`there is no run ${index}`);
  return run;
}

export function isWaitingOn(
  world: Pick<World, "runs">,
  { run, tries }: { readonly run: number; readonly tries: number },
): boolean {
  const found = world.runs[run];
  return found?.status === "RUNNING" && found.at === "waiting" && found.tries === tries;
}
