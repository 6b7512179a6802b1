import type { Ask } from "../scheduled-runs.ts";

/**
 * Asks again what AWS did not answer: a backfill takes hours, and must outlive a throttled or lost question. The client has tried a few times by
 * itself then; this waits longer.
 */
export function patient(ask: Ask, wait: (milliseconds: number) => Promise<void>): Ask {
  return async (question) => {
    for (const milliseconds of WAITS) {
      try {
        return await ask(question);
      } catch (error) {
        if (!isPassing(error)) throw error;
        await wait(milliseconds);
      }
    }
    return await ask(question);
  };
}

const WAITS = [1000, 2000, 5000, 15_000, 30_000, 60_000] as const;

/** By AWS's names, and by those of the network. */
const PASSING =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|ServiceUnavailable|InternalServerError|InternalFailure|TimeoutError|ECONNRESET|ETIMEDOUT|EPIPE|EAI_AGAIN|ENETUNREACH)$/;

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return PASSING.test(error.name) || PASSING.test(code) || isPassing(error.cause);
}
