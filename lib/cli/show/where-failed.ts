import type { CompiledFlow } from "../../compiler/index.ts";
import { failsAgain } from "../run/fails-again.ts";
import type { FailedWhere } from "../run/next-steps.ts";
import type { FailedStates } from "./failed-states.ts";

/** What decides how one may go on. */
export function whereFailed(
  flow: CompiledFlow | undefined,
  { child, end }: FailedStates,
): FailedWhere {
  const isFinal = flow !== undefined && end !== undefined && failsAgain(flow.definition, end);
  return { child, failsAgain: isFinal };
}
