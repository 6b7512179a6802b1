import type { JsonValue, StateMachine } from "../../lib/asl/index.ts";
import {
  createRun,
  type Effect,
  type HistoryEvent,
  type PerformTask,
  type Run,
  type RunInput,
} from "../../lib/engine/index.ts";

type WithoutTime<T> = T extends unknown ? Omit<T, "at"> : never;

/** A run whose tasks and timers a test answers by hand. */
export class HandFed {
  readonly run: Run;
  readonly events: HistoryEvent[] = [];
  readonly effects: Effect[] = [];
  /** Milliseconds since 1970. */
  now = 0;

  constructor(definition: StateMachine, input: JsonValue = {}) {
    this.run = createRun({
      executionArn: "arn:aws:states:us-east-1:123456789012:execution:m:one",
      executionName: "one",
      stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:m",
      stateMachineName: "m",
      roleArn: "arn:aws:iam::123456789012:role/r",
      type: "STANDARD",
      definition,
      input: JSON.stringify(input),
      startTime: 0,
    });
  }

  async feed(input: WithoutTime<RunInput>): Promise<void> {
    const { events, effects } = await this.run.advance({ ...input, at: this.now } as RunInput);
    this.events.push(...events);
    this.effects.push(...effects);
  }

  /** The tasks of a state, in the order they were handed out. */
  tasks(stateName: string): PerformTask[] {
    return this.effects.filter(
      (effect): effect is PerformTask =>
        effect.kind === "performTask" && effect.stateName === stateName,
    );
  }

  /** Answers the last task of a state. */
  async succeed(stateName: string, payload: JsonValue = 1): Promise<void> {
    const output = JSON.stringify({ Payload: payload });
    await this.feed({ kind: "taskSucceeded", taskId: this.#last(stateName), output });
  }

  async fail(stateName: string, error = "E"): Promise<void> {
    await this.feed({ kind: "taskFailed", taskId: this.#last(stateName), error });
  }

  /** Lets time pass until the timer that was set last is due. */
  async wake(): Promise<void> {
    const timer = this.effects.findLast((effect) => effect.kind === "setTimer");
    if (timer?.kind !== "setTimer") throw new Error("no timer was set");
    this.now = timer.at;
    await this.feed({ kind: "timer", timerId: timer.timerId });
  }

  /** Redrives the run; returns the types of the events that come of it at once. */
  async redrive(): Promise<string[]> {
    const before = this.events.length;
    this.now += 1000;
    await this.feed({ kind: "redrive" });
    return this.events.slice(before).map(({ type }) => type);
  }

  #last(stateName: string): string {
    return this.tasks(stateName).at(-1)?.taskId ?? `no task of ${stateName}`;
  }
}

export async function begun(definition: StateMachine, input: JsonValue = {}): Promise<HandFed> {
  const fed = new HandFed(definition, input);
  await fed.feed({ kind: "start" });
  return fed;
}
