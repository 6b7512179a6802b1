import type { StepPlace, TokenWait } from "../place.ts";
import { answerCheck } from "./answer-check.ts";

/** The bounds of a step are those of the wait, and what it gives is the answer. A function's own bounds are kept anyway. */
export function waitOf({ name, call, timeoutSeconds, heartbeatSeconds }: TokenWait, at: StepPlace) {
  return {
    waitsForToken: true,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    ...answerCheck(name, call, at),
  } as const;
}
