import type { Answered, Waiting } from "./automaton.ts";
import type { Call } from "./calls.ts";

/**
 * What a call knows when `advance` begins another turn: the lock as it was read last, whom it has told and whose token was closed, and what its caller had asked before. All else that it was
 * answered it has forgotten.
 */
export function knownStill(
  { kind }: Call,
  { method, args }: Waiting,
  answers: readonly Answered[],
): unknown {
  const isTurn = method === "waiters" && args[1] === PAGE;
  if (!isTurn || kind === "redrive") return undefined;
  const lock = answers.findLast((one) => READS.includes(one.method));
  const told = answers.filter((one) => one.method === "token").map((one) => String(one.args[1]));
  const closed = answers.flatMap((one) => (one.answer === "closed" ? [String(one.args[0])] : []));
  const runs = closed.map((token) => token.split(".")[0]);
  const caller = answers.filter((one) => CALLERS.includes(one.method));
  return [lock?.answer, unique(told), unique(runs), caller];
}

/** As in `advance`. */
const PAGE = 5;

const READS: readonly string[] = ["lock", "contend", "change", "remove"];

/** What is asked outside of `advance`, and then remembered. */
const CALLERS: readonly string[] = ["ofRun", "open", "stop", "arrive", "fail", "firstLocks"];

function unique(texts: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return [...new Set(texts)].sort();
}
