import { randomUUID } from "node:crypto";
import type { CallbackOptions } from "../callback.ts";
import { durationSeconds } from "../duration.ts";
import { TaskTimedOut } from "../task-timed-out.ts";
import { answerDesk } from "./answer-desk.ts";
import { currentCallback } from "./current-callback.ts";

/**
 * Runs `send` with a token and waits for its answer. The step in it belongs to the wait, as on Step Functions, where both are one state: each try of the step
 * sends and waits.
 */
export async function waitForAnswer(
  send: (token: string) => Promise<unknown>,
  options: CallbackOptions,
): Promise<unknown> {
  const token = `native-${randomUUID()}`;
  let answer: { readonly value: unknown } | undefined;
  const tried = async (sending: () => Promise<unknown>): Promise<unknown> => {
    const value = await oneTry(token, sending, options);
    answer = { value };
    return value;
  };
  const whole = await currentCallback.run({ tried }, async () => {
    await send(token);
    return answer;
  });
  // A plain function may have sent it.
  return whole === undefined ? await tried(async () => {}) : whole.value;
}

async function oneTry(
  token: string,
  send: () => Promise<unknown>,
  { timeout, heartbeat }: CallbackOptions,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  promise.catch(() => {});
  const timers = new Set<NodeJS.Timeout>();
  const late = (after: number): NodeJS.Timeout => {
    const timer = setTimeout(() => reject(new TaskTimedOut()), after * 1000);
    timers.add(timer);
    return timer;
  };
  let pulse: NodeJS.Timeout | undefined;
  const beat = (): void => {
    clearTimeout(pulse);
    if (heartbeat !== undefined) pulse = late(durationSeconds(heartbeat));
  };
  await answerDesk.wait(token, { succeed: resolve, fail: reject, beat });
  if (timeout !== undefined) late(durationSeconds(timeout));
  try {
    // An answer may come before the sending has ended.
    await Promise.race([send().then(beat), promise]);
    return await promise;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await answerDesk.leave(token);
  }
}
