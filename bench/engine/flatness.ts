import { performance } from "node:perf_hooks";
import { createRun, type RunInput, type RunStart } from "../../lib/engine/index.ts";
import { loop, resource, work } from "./machines.ts";

/** Events of the run: as many as AWS allows a history. */
const EVENTS = 25_000;

/** How many events are timed at each end of it. */
const SPAN = 5000;

/** When each span of a history was written, in milliseconds. */
export class Pace {
  #events = 0;
  readonly #instants: number[] = [performance.now()];

  note(events: number): void {
    this.#events += events;
    if (this.#events >= this.#instants.length * SPAN) this.#instants.push(performance.now());
  }

  /** The time of the last span over that of the first. */
  get growth(): number {
    const at = this.#instants;
    const spans = at.slice(1).map((instant, index) => instant - (at[index] ?? instant));
    if (spans.length < EVENTS / SPAN) throw new Error(`the run had ${this.#events} events`);
    return (spans.at(-1) ?? Number.NaN) / (spans[0] ?? Number.NaN);
  }
}

/** A loop whose history fills: seven events a turn, and the last one says that there is no more room. */
export const filling = loop(EVENTS);

/** How much dearer the last events of a full history are than its first, without a store. */
export async function growthInMemory(): Promise<number> {
  const run = createRun(startOf());
  const pace = new Pace();
  const inbox: RunInput[] = [{ kind: "start", at: 0 }];
  for (let input = inbox.shift(); input; input = inbox.shift()) {
    const { events, effects } = await run.advance(input);
    pace.note(events.length);
    for (const effect of effects) {
      if (effect.kind !== "performTask") continue;
      const output = JSON.stringify(work(effect.arguments));
      inbox.push({ kind: "taskSucceeded", taskId: effect.taskId, output, at: input.at });
    }
  }
  return pace.growth;
}

const startOf = (): RunStart => ({
  executionArn: "arn:aws:states:us-east-1:123456789012:execution:m:one",
  executionName: "one",
  stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:m",
  stateMachineName: "m",
  roleArn: resource,
  type: "STANDARD",
  input: '{"turn":0}',
  startTime: 0,
  definition: filling,
});
