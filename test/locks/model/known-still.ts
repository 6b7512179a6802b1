import type { Answered, Waiting } from "./automaton.ts";
import type { Call } from "./calls.ts";

/**
 * What a call knows still of its answers where `advance` asks for something: the lock and the line as they were read last, what was answered since, whom it has told, whose token was
 * closed, whose end is watched, and what its caller had asked before. All else it has forgotten. Undefined where nothing is said of that.
 */
export function knownStill(
  call: Call,
  { method, args }: Waiting,
  answers: readonly Answered[],
): unknown {
  if (call.kind === "redrive") return ofRedrive(answers);
  if (hasLeft(answers)) return undefined;
  const caller = answers.filter((one) => CALLERS.includes(one.method));
  const read = answers.findLastIndex((one) => READS.includes(one.method) && one.answer);
  const asked = answers.findLastIndex((one) => one.method === "waiters");
  const isOfAdvance = read >= 0 && METHODS.includes(method);
  if (!isOfAdvance) return method === "forget" ? caller : undefined;
  const progress = progressOf(answers);
  if (method === "change") {
    const [lock] = args as readonly [{ readonly version: number }];
    return lock.version === 0 ? ["too late", progress, caller] : [progress, caller];
  }
  if (method === "lock") return [progress, caller];
  const lock = answers[read]?.answer;
  const line = asked > read ? answers[asked]?.answer : undefined;
  const since = answers.slice(Math.max(read, asked) + 1);
  return [lock, line, progress, caller, unended(since), since.filter(isOfStates)];
}

/** First what is kept there is only one lock, then what was lost. */
function ofRedrive(answers: readonly Answered[]): unknown {
  const asked = answers.findLastIndex(({ method }) => method === "ofRun");
  const read = answers.findLastIndex(({ method }) => method === "lock");
  return asked > 0 ? ["lost", answers.slice(asked)] : ["kept", read < 0 ? [] : answers.slice(read)];
}

const METHODS: readonly string[] = [
  ...["lock", "waiters", "token", "succeed", "leave", "watch", "statuses", "lose", "change"],
  "giveBack",
];

const READS: readonly string[] = ["lock", "contend", "change", "remove"];

/** What is asked outside of `advance`, and then remembered. */
const CALLERS: readonly string[] = ["ofRun", "open", "stop", "arrive", "fail", "firstLocks"];

/** What only a caller asks that has done with `advance`, or does without. */
function hasLeft(answers: readonly Answered[]): boolean {
  return answers.some(({ method, args: [first], answer }) => {
    const isGivingUp = method === "leave" && "token" in Object(first);
    const hasLost = method === "open" && (answer as Open).lost.length > 0;
    return isGivingUp || hasLost || ELSEWHERE.includes(method);
  });
}

const ELSEWHERE: readonly string[] = ["takeAgain", "wasTold", "found", "stop", "fail"];

interface Open {
  readonly lost: readonly unknown[];
}

function progressOf(answers: readonly Answered[]): unknown {
  const told: string[] = [];
  const closed: string[] = [];
  let holder = "";
  for (const { method, args, answer } of answers) {
    if (method === "token") holder = String(args[1]);
    if (method === "succeed" && answer === "closed") closed.push(holder);
    if ((method === "token" && answer === undefined) || method === "leave") told.push(holder);
  }
  const watched = answers.filter(({ method }) => method === "watch").flatMap(({ args }) => args[1]);
  return [unique(told), unique(closed), unique(watched.map(String))];
}

/** The answers of somebody who is just being told. */
function unended(answers: readonly Answered[]): readonly Answered[] {
  const last = answers.findLastIndex(({ method }) => method === "token");
  const telling = last < 0 ? [] : answers.slice(last);
  const [token] = telling;
  const hasEnded = token?.answer === undefined || telling.some(({ method }) => method === "leave");
  return hasEnded ? [] : telling;
}

function isOfStates({ method }: Answered): boolean {
  return method === "statuses" || method === "giveBack";
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
