import { type Duration, durationSeconds } from "./duration.ts";

/**
 * Waits. Becomes a Wait state: nothing runs and nothing is paid while it waits, for up to a year.
 *
 * @example `await sleep("5m")` becomes `{ "Type": "Wait", "Seconds": 300 }`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export async function sleep(duration: Duration): Promise<void> {
  const milliseconds = durationSeconds(duration) * 1000;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
