import { limits } from "../asl/index.ts";
import { createBranch } from "./core/branch.ts";
import type { Machine } from "./core/machine.ts";
import { createRandomSource } from "./core/random.ts";
import { jsonata } from "./jsonata/data-flow.ts";
import { jsonPath } from "./jsonpath/data-flow.ts";
import type { RunOptions } from "./run-options.ts";
import type { RunStart } from "./run-start.ts";
import { stateHandlers } from "./states/index.ts";

export function createMachine(start: RunStart, options: RunOptions): Machine {
  const input = JSON.parse(start.input);
  const texts = new WeakMap<object, string>();
  if (typeof input === "object" && input !== null) texts.set(input, start.input);
  return {
    start,
    input,
    maxEvents: options.maxEvents ?? limits.historyEvents,
    handlers: stateHandlers,
    languages: { JSONata: jsonata, JSONPath: jsonPath },
    random: createRandomSource(start.executionArn),
    root: createBranch({ graph: start.definition, input, chain: 0 }),
    ready: [],
    timers: new Map(),
    tasks: new Map(),
    mapRuns: new Map(),
    texts,
    now: start.startTime,
    lastEventId: 0,
    lastId: 0,
    redriveCount: 0,
    redriveTime: undefined,
    events: [],
    effects: [],
    end: undefined,
  };
}
