import type { Stops, TryAgain } from "../../ir/index.ts";
import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  list,
  literal,
  member,
  not,
  or,
  read,
  regex,
  type VariableId,
} from "../../jsonata/index.ts";
import { refusals } from "./stopped.ts";

/** AWS asks for waits that grow and are spread at random; what keeps a task from starting mostly passes in less than a minute. */
const STARTS: TryAgain = {
  attempts: 6,
  delaySeconds: 2,
  backoff: 2,
  maxDelaySeconds: 60,
  jitter: true,
};

/** One way to run a container again: when, and how long it waits before. */
export interface Again {
  readonly test: Expression;
  readonly counter: VariableId;
  readonly seconds: Expression;
}

/**
 * A task that ECS took and could not start; what it did not take has been tried by Retry. A command that can't be run is not there at the next start
 * either, nor is a secret of which Secrets Manager knows nothing (`ResourceInitializationError: … ResourceNotFoundException: …`).
 */
export function startAgain({ stopped, starts }: Stops): Again {
  const reason = member(read(stopped), "reason");
  const hopeless = call(
    "contains",
    reason,
    regex("CannotStartContainer|ResourceNotFoundException"),
  );
  const isFailed = binary("=", member(read(stopped), "stopCode"), literal("TaskFailedToStart"));
  return {
    test: and(isFailed, not(hopeless), left(STARTS, starts)),
    counter: starts,
    seconds: delayBefore(STARTS, read(starts)),
  };
}

/** The container's own `retry`. */
export function tryAgain({ stopped, tries, retry }: Stops): Again | undefined {
  if (retry === undefined) return undefined;
  return {
    test: and(isRetried(retry, stopped), left(retry, tries)),
    counter: tries,
    seconds: delayBefore(retry, read(tries)),
  };
}

/** Whether the container's own `retry` may be about a timeout. */
export function retriesTimeouts({ retry }: Stops): boolean {
  if (retry === undefined) return false;
  return retry.on?.some((name) => TIMEOUTS.has(name)) ?? true;
}

const TIMEOUTS: ReadonlySet<string> = new Set(["TaskTimedOut", "States.Timeout", "States.ALL"]);

/** A counter has no value before the first time. */
export function counted(counter: VariableId): Expression {
  return conditional(call("exists", read(counter)), read(counter), literal(0));
}

function left({ attempts }: TryAgain, counter: VariableId): Expression {
  return binary("<", counted(counter), literal(attempts - 1));
}

function isError(stopped: VariableId, ...names: readonly string[]): Expression {
  const error = member(read(stopped), "Error");
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? binary("=", error, literal(only))
    : binary("in", error, list(...names.map((name) => literal(name))));
}

/** Never what a user stopped; without `on` neither what has been started again already, nor a wrong expression. */
function isRetried({ on }: TryAgain, stopped: VariableId): Expression {
  const isStopped = binary("=", member(read(stopped), "reason"), literal("stopped"));
  if (on === undefined || on.includes("States.ALL")) {
    return not(
      or(isError(stopped, "ContainerNotStarted", "States.QueryEvaluationError"), isStopped),
    );
  }
  return and(isError(stopped, ...new Set(on.map(stateName))), not(isStopped));
}

function stateName(name: string): string {
  if (name === "TaskTimedOut") return "States.Timeout";
  if (name === "States.TaskFailed") return "ContainerExited";
  return (refusals as readonly string[]).includes(name) ? "ContainerNotStarted" : name;
}

/** Seconds before the next time, which is the `count`th beyond the first; a whole number as Wait needs it. */
function delayBefore(retry: TryAgain, count: Expression): Expression {
  const { delaySeconds, backoff, maxDelaySeconds, jitter } = retry;
  const power = call("power", literal(backoff), binary("-", count, literal(1)));
  const grown = backoff === 1 ? literal(delaySeconds) : binary("*", literal(delaySeconds), power);
  const bounded =
    maxDelaySeconds === undefined ? grown : call("min", list(grown, literal(maxDelaySeconds)));
  if (jitter) return call("floor", binary("*", call("random"), bounded));
  return Number.isInteger(backoff) ? bounded : call("ceil", bounded);
}
