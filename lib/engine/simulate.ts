import type { JsonValue, StateMachine } from "../asl/index.ts";
import type { EndStatus } from "./effect.ts";
import type { HistoryEvent } from "./history-event.ts";
import { createRun } from "./run.ts";
import type { RunInput } from "./run-input.ts";
import type { RunStart } from "./run-start.ts";
import type { SimulatedTask } from "./simulate/tasks.ts";
import { createVirtualClock } from "./simulate/virtual-clock.ts";
import { createWorld } from "./simulate/world.ts";

export interface SimulateOptions {
  /**
   * What tasks answer, by the name of the function (`lambda:invoke` or a function's ARN) or by Resource.
   * `lambda:invoke` gets the payload and its answer becomes `{ExecutedVersion, Payload, StatusCode}`; others get
   * the arguments and answer with the whole result. A thrown error's name and message become the task's error and cause.
   */
  readonly tasks?: Readonly<Record<string, SimulatedTask>>;
  /** Milliseconds since 1970. @default 2026-01-01T00:00:00Z */
  readonly startTime?: number;
  /** Names and ARNs that the definition may look at. */
  readonly start?: Partial<Omit<RunStart, "definition" | "input" | "startTime">>;
  /** @default 25,000 */
  readonly maxEvents?: number;
}

export interface Simulation {
  /** RUNNING if the execution waits for something that can't happen. */
  readonly status: EndStatus | "RUNNING";
  readonly output: JsonValue | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly events: readonly HistoryEvent[];
  /** Virtual milliseconds from start to end. */
  readonly elapsed: number;
}

/** Runs a definition to its end in virtual time: waits, delays and timeouts pass at once. */
export async function simulate(
  definition: StateMachine,
  input: JsonValue = {},
  options: SimulateOptions = {},
): Promise<Simulation> {
  const start = startOf(definition, input, options);
  const run = createRun(start, options);
  const clock = createVirtualClock(start.startTime);
  const inbox: RunInput[] = [{ kind: "start", at: clock.now }];
  const world = createWorld(clock, options.tasks ?? {}, (input) => inbox.push(input));
  const events: HistoryEvent[] = [];
  do {
    for (let next = inbox.shift(); next; next = inbox.shift()) {
      const { events: more, effects } = await run.advance(next);
      events.push(...more);
      for (const effect of effects) world.perform(effect);
    }
    await clock.quiet();
  } while (run.status === "RUNNING" && (inbox.length > 0 || clock.next()));
  const { status, output, error, cause } = run;
  return {
    status,
    output: output === undefined ? undefined : JSON.parse(output),
    error,
    cause,
    events,
    elapsed: clock.now - start.startTime,
  };
}

function startOf(
  definition: StateMachine,
  input: JsonValue,
  { startTime = Date.UTC(2026, 0, 1), start }: SimulateOptions,
): RunStart {
  const arn = "arn:aws:states:us-east-1:123456789012";
  return {
    executionArn: `${arn}:execution:simulated:simulation`,
    executionName: "simulation",
    stateMachineArn: `${arn}:stateMachine:simulated`,
    stateMachineName: "simulated",
    roleArn: "arn:aws:iam::123456789012:role/simulated",
    type: "STANDARD",
    definition,
    input: JSON.stringify(input),
    startTime,
    ...start,
  };
}
