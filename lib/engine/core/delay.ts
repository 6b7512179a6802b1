import { runtimeFailure } from "./runtime-failure.ts";

/** AWS counts a wait in seconds that fit 31 bits. */
const maxSeconds = 2 ** 31 - 1;

/** The instant itself, if a Wait may last until then. */
export function boundedInstant(now: number, at: number): number {
  if ((at - now) / 1000 > maxSeconds) throw runtimeFailure("Wait state delay is too long.");
  return at;
}
