import type { JsonValue, StateMachine } from "../asl/index.ts";
import type { EndStatus } from "./effect.ts";
import type { HistoryEvent } from "./history-event.ts";
import type { ItemSource } from "./map-run/index.ts";
import { createRun } from "./run.ts";
import type { RunStart } from "./run-start.ts";
import { createCast, type Player } from "./simulate/cast.ts";
import type { SimulatedTask } from "./simulate/tasks.ts";
import { createVirtualClock } from "./simulate/virtual-clock.ts";

export interface SimulateOptions {
  /**
   * What tasks answer, by the name of the function (`lambda:invoke` or a function's ARN) or by Resource.
   * `lambda:invoke` gets the payload and its answer becomes `{ExecutedVersion, Payload, StatusCode}`; others get
   * the arguments and answer with the whole result. A thrown error's name and message become the task's error and cause.
   */
  readonly tasks?: Readonly<Record<string, SimulatedTask>>;
  /** What a distributed Map's ItemReader finds: a list, or an object. What it throws is the cause of States.ItemReaderFailed. */
  readonly readItems?: (source: ItemSource) => JsonValue | Promise<JsonValue>;
  /** Milliseconds since 1970. @default 2026-01-01T00:00:00Z */
  readonly startTime?: number;
  /** Names and ARNs that the definition may look at. */
  readonly start?: Partial<Omit<RunStart, "definition" | "input" | "startTime">>;
  /** @default 25,000 */
  readonly maxEvents?: number;
}

/** How one simulated execution went. */
export interface SimulatedExecution {
  /** RUNNING if the execution waits for something that can't happen. */
  readonly status: EndStatus | "RUNNING";
  readonly output: JsonValue | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly events: readonly HistoryEvent[];
}

export interface Simulation extends SimulatedExecution {
  /** Virtual milliseconds from start to end. */
  readonly elapsed: number;
  /** The child executions of distributed Maps, in the order they were started. */
  readonly children: readonly (SimulatedExecution & { readonly executionArn: string })[];
}

/** Runs a definition to its end in virtual time: waits, delays and timeouts pass at once. */
export async function simulate(
  definition: StateMachine,
  input: JsonValue = {},
  options: SimulateOptions = {},
): Promise<Simulation> {
  const start = startOf(definition, input, options);
  const clock = createVirtualClock(start.startTime);
  const cast = createCast(clock, options);
  const main = cast.enter(start, createRun(start, options));
  do {
    await cast.play();
    await clock.quiet();
  } while (main.run.status === "RUNNING" && (cast.isWaiting() || clock.next()));
  return {
    ...executionOf(main),
    elapsed: clock.now - start.startTime,
    children: cast.players
      .slice(1)
      .map((player) => ({ executionArn: player.start.executionArn, ...executionOf(player) })),
  };
}

function executionOf({ run, events }: Player): SimulatedExecution {
  const { status, output, error, cause } = run;
  const value = output === undefined ? undefined : JSON.parse(output);
  return { status, output: value, error, cause, events };
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
