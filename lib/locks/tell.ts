import type { LockKey } from "./items.ts";
import type { LockPorts } from "./ports.ts";

/** Lets a waiter go on that has a place by now, and takes it out of the line. A token that is closed doesn't say whether the waiter knows. */
export async function tell(
  { store, tokens }: LockPorts,
  at: LockKey,
  holder: string,
  fence: number,
): Promise<"told" | "closed"> {
  const token = await store.token(at, holder);
  if (token === undefined) return "told";
  const answer = await tokens.succeed(token, { fence });
  await store.leave(at, holder, token);
  return answer;
}
