import type { JsonValue, StateMachine } from "../asl/index.ts";
import type { EndStatus, PerformTask } from "./effect.ts";
import type { HistoryEvent } from "./history-event.ts";

export interface SimulateOptions {
  /**
   * What tasks answer, by the name of the function (`lambda:invoke`, with or without ARN) or by Resource.
   * `lambda:invoke` gets the payload and its answer becomes `{ExecutedVersion, Payload, StatusCode}`; others get
   * the arguments and answer with the whole result. A thrown error's name and message become the task's error and cause.
   */
  readonly tasks?: Readonly<Record<string, SimulatedTask>>;
  /** Milliseconds since 1970. @default 2026-01-01T00:00:00Z */
  readonly startTime?: number;
  /** @default "simulation" */
  readonly executionName?: string;
  readonly maxEvents?: number;
}

export type SimulatedTask = (
  argument: JsonValue,
  call: SimulatedCall,
) => JsonValue | Promise<JsonValue>;

export interface SimulatedCall {
  readonly effect: PerformTask;
  /** Passes virtual time; `Infinity` never comes back. */
  sleep(seconds: number): Promise<void>;
  heartbeat(): void;
}

export interface Simulation {
  readonly status: EndStatus;
  readonly output: JsonValue | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly events: readonly HistoryEvent[];
  /** Virtual milliseconds from start to end. */
  readonly elapsed: number;
}

/** Runs a definition to its end in virtual time: waits, delays and timeouts pass at once. */
export function simulate(
  definition: StateMachine,
  input: JsonValue = {},
  options: SimulateOptions = {},
): Promise<Simulation> {
  return Promise.reject(
    new Error(`cannot run ${definition.StartAt} on ${typeof input} yet (${options.executionName})`),
  );
}
