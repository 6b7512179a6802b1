import type { TokenWait } from "../place.ts";

/** The bounds of a step are those of the wait. A function's own keeps it anyway. */
export function waitOf({ timeoutSeconds, heartbeatSeconds }: TokenWait) {
  return {
    waitsForToken: true,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
  } as const;
}
