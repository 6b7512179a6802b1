import type { Run, RunInput } from "../../engine/index.ts";
import type { ExecutionState } from "../history/index.ts";

/** The state of an execution after `input`; the same object if nothing changed. */
export function stateAfter(run: Run, before: ExecutionState, input: RunInput): ExecutionState {
  const isRedrive = run.redriveCount > before.redriveCount;
  if (!isRedrive && run.status === before.status) return before;
  const { redriveTime, redriveTokens, mapRunRedrive } = before;
  return {
    status: run.status,
    redriveCount: run.redriveCount,
    ...(redriveTokens === undefined ? {} : { redriveTokens }),
    ...(mapRunRedrive === undefined ? {} : { mapRunRedrive }),
    ...(isRedrive ? { redriveTime: input.at } : redriveTime === undefined ? {} : { redriveTime }),
    ...(run.status === "RUNNING" ? {} : { stopTime: input.at, ...outcomeOf(run) }),
  };
}

function outcomeOf({
  output,
  error,
  cause,
}: Run): Pick<ExecutionState, "output" | "error" | "cause"> {
  return {
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}
