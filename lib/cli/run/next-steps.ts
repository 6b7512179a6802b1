import type { RunDescription } from "../../operations/index.ts";
import { runLabel } from "./choose-run.ts";

export interface FailedWhere {
  /** The run of another flow that failed, where that is why. */
  readonly child?: string | undefined;
  /** A redrive would only throw the same error. */
  readonly failsAgain?: boolean;
}

/** What one may do about a run, as commands to type. */
export function nextSteps(
  run: RunDescription,
  env: string | undefined,
  { child, failsAgain = false }: FailedWhere = {},
): readonly string[] {
  const name = `${runLabel(run, env)}${onEnvironment(env)}`;
  if (run.status === "SUCCEEDED") return [];
  if (run.status === "RUNNING" || run.status === "PENDING_REDRIVE") {
    return [`see its output: nagare logs ${name} --follow`, `stop it: nagare stop ${name}`];
  }
  const look =
    child === undefined ? [] : [`see what failed: nagare show ${child}${onEnvironment(env)}`];
  if (run.isRedrivable && failsAgain) {
    return [...look, "a redrive would throw the same error again: start the flow anew"];
  }
  if (run.isRedrivable) return [...look, `go on from what failed: nagare redrive ${name}`];
  return run.notRedrivableReason === undefined
    ? look
    : [...look, `it can't be redriven: ${run.notRedrivableReason}`];
}

/** The option that brings a command to where this one was. */
export function onEnvironment(env: string | undefined): string {
  return env === undefined ? "" : ` --env ${env}`;
}
