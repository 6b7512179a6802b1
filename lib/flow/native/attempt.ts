import { type Duration, durationSeconds } from "../duration.ts";
import type { RetryOptions } from "../retry.ts";
import { TaskTimedOut } from "../task-timed-out.ts";
import { namedError } from "./named-error.ts";

/** Runs one step as its `timeout` and `retry` say, so that a native call ends as the state machine would. */
export async function attempt<T>(
  options: { readonly timeout?: Duration; readonly retry?: RetryOptions },
  once: (count: number) => Promise<T>,
): Promise<T> {
  const { attempts = 1, delay = "1s", backoff = 2, maxDelay, on } = options.retry ?? {};
  const longest = maxDelay === undefined ? Number.POSITIVE_INFINITY : durationSeconds(maxDelay);
  let wait = durationSeconds(delay);
  for (let count = 1; ; count++) {
    try {
      return await within(options.timeout, once(count));
    } catch (thrown) {
      const error = namedError(thrown);
      if (count >= attempts || !isRetried(error, on)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(wait, longest) * 1000));
    wait *= backoff;
  }
}

/** A container that did not start is tried again on AWS by itself, beside `retry`: on a laptop it would only fail again. */
function isRetried(error: Error, on: readonly string[] | undefined): boolean {
  return on === undefined ? error.name !== "ContainerNotStarted" : on.includes(error.name);
}

async function within<T>(timeout: Duration | undefined, work: Promise<T>): Promise<T> {
  if (timeout === undefined) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    // Step Functions gives no cause of a timeout.
    const fail = () => reject(new TaskTimedOut());
    timer = setTimeout(fail, durationSeconds(timeout) * 1000);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
