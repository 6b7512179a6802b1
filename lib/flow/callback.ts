import type { Duration } from "./duration.ts";
import { waitForAnswer } from "./native/wait-for-answer.ts";

/** Options of a callback. */
export interface CallbackOptions {
  /** The longest one wait for an answer may take, the sending included; then it throws `TaskTimedOut`. @default no bound but the run's own */
  readonly timeout?: Duration;
  /** The longest time between two heartbeats of whoever works on the answer; then it throws `TaskTimedOut`. @default none are asked for */
  readonly heartbeat?: Duration;
}

/**
 * Waits until somebody answers: a person, a worker in any language, another system. `send` hands a token on, in one step; whoever has the token answers with
 * `SendTaskSuccess` or `SendTaskFailure`, whose error is thrown here. Waiting costs nothing. Becomes one Task state with `.waitForTaskToken`: what the step
 * itself gives is not looked at, what it throws is thrown here.
 *
 * @param name of the state
 * @param send awaits or returns the call of one task or flow that gets the token, or of `aws.sqs.sendMessage`, `aws.sns.publish` or `aws.events.putEvents`. `const`s may stand before it. The step's own `retry` sends again, with a
 * new token, when sending fails and when the answer is a failure.
 * @example
 * ```ts
 * const { approved } = await callback<{ approved: boolean }>(
 *   "approve",
 *   async (token) => notify({ token, text: `publish ${day}?` }),
 *   { timeout: "3d" },
 * );
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export async function callback<Answer = unknown>(
  _name: string,
  send: (token: string) => Promise<unknown>,
  options: CallbackOptions = {},
): Promise<Answer> {
  // What was sent is the caller's word for it, as a container's `output` is.
  return (await waitForAnswer(send, options)) as Answer;
}
