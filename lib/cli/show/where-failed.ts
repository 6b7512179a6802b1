import { failsAgain } from "../../compiler/compiled.ts";
import type { CompiledFlow } from "../../compiler/index.ts";
import type { FailedStates } from "../../timeline/index.ts";
import type { FailedWhere } from "../run/next-steps.ts";

/** What decides how one may go on. */
export function whereFailed(
  flow: CompiledFlow | undefined,
  { child, end }: FailedStates,
): FailedWhere {
  const isFinal = flow !== undefined && end !== undefined && failsAgain(flow.definition, end);
  return { child, failsAgain: isFinal };
}
