import type { LoadedLock } from "../../1-load/index.ts";
import type { CompiledLock } from "../../project.ts";

/** What the state that takes a lock says in the console: `One run at a time; another one is skipped`. */
export function commentOf(
  { label, lock, limit, whenBusy, key }: LoadedLock,
  around: CompiledLock["around"],
): string {
  const isShared = label === lock;
  const one = isShared ? "holder" : around === "flow" ? "run" : "call";
  const some = limit === 1 ? `One ${one}` : `At most ${limit} ${one}s`;
  const of = isShared ? ` of ${label}` : "";
  const each = key ? " for each key" : "";
  return `${some}${of} at a time${each}; ${OTHERS[whenBusy]}`;
}

/** What the state says that waits for it. */
export function waitingComment({ whenBusy }: LoadedLock): string {
  return WAITING[whenBusy];
}

const OTHERS = {
  wait: "others wait",
  skip: "another run is skipped",
  fail: "others fail",
  replace: "a new run stops the oldest",
} as const satisfies Record<CompiledLock["whenBusy"], string>;

const WAITING = {
  wait: "Only if it is taken: waits until it is this one's turn",
  skip: "Only if it is taken: asks whether that is still so",
  fail: "Only if it is taken: asks whether that is still so",
  replace: "Only if it is taken: stops the oldest run and waits for its place",
} as const satisfies Record<CompiledLock["whenBusy"], string>;
