import type { Effect, PerformTask } from "../effect.ts";
import type { RunInput } from "../run-input.ts";
import { parseResource } from "../task-resource.ts";
import { type BoundTask, bindTask, type SimulatedTask } from "./tasks.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Does what a run asks for, in virtual time. */
export interface World {
  perform(effect: Effect): void;
}

export function createWorld(
  clock: VirtualClock,
  tasks: Readonly<Record<string, SimulatedTask>>,
  deliver: (input: RunInput) => void,
): World {
  const timers = new Map<string, () => void>();
  const setTimer = (timerId: string, at: number): void => {
    timers.get(timerId)?.();
    timers.set(
      timerId,
      clock.at(at, () => deliver({ kind: "timer", timerId, at: clock.now })),
    );
  };
  return {
    perform(effect) {
      if (effect.kind === "setTimer") setTimer(effect.timerId, effect.at);
      else if (effect.kind === "cancelTimer") timers.get(effect.timerId)?.();
      else if (effect.kind === "performTask") {
        clock.track(performTask(clock, boundTask(tasks, effect), effect, deliver));
      }
    },
  };
}

function boundTask(tasks: Readonly<Record<string, SimulatedTask>>, effect: PerformTask): BoundTask {
  const bound = bindTask(tasks, effect);
  if (bound) return bound;
  const { resource, stateName } = effect;
  const asked = JSON.stringify(effect.arguments);
  throw new Error(`The simulation has no task for state '${stateName}': ${resource} ${asked}`);
}

async function performTask(
  clock: VirtualClock,
  { task, argument, resultOf, causeOf }: BoundTask,
  effect: PerformTask,
  deliver: (input: RunInput) => void,
): Promise<void> {
  const { taskId, resource } = effect;
  const parsed = parseResource(resource);
  if (parsed.kind === "activity") deliver({ kind: "taskStarted", taskId, at: clock.now });
  if (parsed.kind === "integration" && parsed.pattern !== "requestResponse") {
    deliver({ kind: "taskSubmitted", taskId, at: clock.now, output: "{}" });
  }
  const call = {
    effect,
    sleep: (seconds: number) => clock.sleep(seconds * 1000),
    heartbeat: () => deliver({ kind: "taskHeartbeat", taskId, at: clock.now }),
  };
  try {
    const output = JSON.stringify(resultOf(await task(argument, call)));
    deliver({ kind: "taskSucceeded", taskId, at: clock.now, output });
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const failure = { error: error.name, cause: causeOf(error) };
    deliver({ kind: "taskFailed", taskId, at: clock.now, ...failure });
  }
}
