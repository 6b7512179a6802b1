import type { RandomSource } from "../core/random.ts";

/** What an expression may draw on beside its bindings. */
export interface EvaluationCall {
  /** The instant of $now() and $millis(), in milliseconds since 1970. */
  readonly now: number;
  readonly random: RandomSource;
}
