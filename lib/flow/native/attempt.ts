import { type Duration, durationSeconds } from "../duration.ts";
import type { RetryOptions } from "../retry.ts";
import { TaskTimedOut } from "../task-timed-out.ts";
import { currentCallback } from "./current-callback.ts";
import { namedError } from "./named-error.ts";

/** Runs one step as its `timeout` and `retry` say, so that a native call ends as the state machine would. */
export async function attempt<T>(
  options: {
    readonly timeout?: Duration;
    readonly retry?: RetryOptions | readonly RetryOptions[];
    /** A callback only starts it: nobody looks at how it ends. */
    readonly startedOnly?: boolean;
  },
  once: (count: number) => Promise<T>,
): Promise<T> {
  const retriers = [options.retry ?? []].flat().map(retrier);
  for (let count = 1; ; count++) {
    try {
      return await oneTry(options, () => once(count));
    } catch (thrown) {
      const error = namedError(thrown);
      const wait = retriers.find(({ retries }) => retries(error))?.nextWait();
      if (wait === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    }
  }
}

/** In a callback a try goes on until the answer: what the step itself gives is not looked at. */
async function oneTry<T>(
  { timeout, startedOnly = false }: { readonly timeout?: Duration; readonly startedOnly?: boolean },
  once: () => Promise<T>,
): Promise<T> {
  const callback = currentCallback.getStore();
  if (callback === undefined) return await within(timeout, once());
  const send = async (): Promise<void> => {
    const sending = currentCallback.run(undefined, async () => await within(timeout, once()));
    if (startedOnly) sending.catch(() => {});
    else await sending;
  };
  // The step's own result has no reader there.
  return (await callback.tried(send)) as T;
}

/** As a state's retriers: the first that is for an error counts, and each counts its own tries. */
interface Retrier {
  retries(error: Error): boolean;
  /** Seconds; undefined when its tries are used up. */
  nextWait(): number | undefined;
}

function retrier({ attempts, delay = "1s", backoff = 2, maxDelay, on }: RetryOptions): Retrier {
  const longest = maxDelay === undefined ? Number.POSITIVE_INFINITY : durationSeconds(maxDelay);
  let left = attempts - 1;
  let wait = durationSeconds(delay);
  return {
    retries: ({ name }) => on?.includes(name) ?? !NEVER_BY_ITSELF.has(name),
    nextWait() {
      if (left-- <= 0) return undefined;
      const now = Math.min(wait, longest);
      wait *= backoff;
      return now;
    },
  };
}

/**
 * A container that did not start is tried again on AWS by itself, beside `retry`: on a laptop it would only fail again. A wrong input stays
 * wrong.
 */
const NEVER_BY_ITSELF: ReadonlySet<string> = new Set(["ContainerNotStarted", "InvalidInput"]);

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
