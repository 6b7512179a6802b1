import type { Span } from "../../../diagnostics/index.ts";
import type { CompiledFlow, CompiledLock, CompiledRate } from "../../project.ts";

/** What a flow has to do with locks, found while it is lowered. */
export interface FlowLocks {
  /** A lock is asked for where others are held. */
  ask(lock: CompiledLock, held: readonly HeldLock[]): void;
  keepTo(rate: CompiledRate): void;
  /** Another flow is awaited where locks are held. */
  await(flow: string, span: Span, held: readonly HeldLock[]): void;
  /** One for each lock that a part of the flow takes. */
  nextHolder(): number;
  compiled(): Pick<CompiledFlow, "locks" | "rates">;
  asks(): LockAsks;
}

/** A lock that is held, by its name in the table, and where it is taken. */
export interface HeldLock {
  readonly lock: string;
  readonly span: Span;
}

export interface LockAsk {
  readonly lock: CompiledLock;
  readonly held: readonly HeldLock[];
}

export interface FlowAwait {
  readonly flow: string;
  readonly span: Span;
  readonly held: readonly HeldLock[];
}

/** What is asked for, and awaited, while what is held. */
export interface LockAsks {
  readonly locks: readonly LockAsk[];
  readonly flows: readonly FlowAwait[];
  readonly rates: readonly CompiledRate[];
}

export function flowLocks(): FlowLocks {
  // What is lowered twice, for a `finally` say, is one place in the code.
  const locks = new Map<string, LockAsk>();
  const rates = new Map<string, CompiledRate>();
  const flows = new Map<string, FlowAwait>();
  let holders = 0;
  return {
    ask: (lock, held) => void locks.set(placeOf(lock.span, lock.lock, held), { lock, held }),
    keepTo: (rate) => void rates.set(placeOf(rate.span, rate.lock, []), rate),
    await: (flow, span, held) => void flows.set(placeOf(span, flow, held), { flow, span, held }),
    nextHolder() {
      holders += 1;
      return holders;
    },
    compiled: () => ({
      ...(locks.size > 0 && { locks: onceEach([...locks.values()].map(({ lock }) => lock)) }),
      ...(rates.size > 0 && { rates: [...rates.values()] }),
    }),
    asks: () => ({
      locks: [...locks.values()],
      rates: [...rates.values()],
      flows: [...flows.values()],
    }),
  };
}

/** One helper's lock may be asked for with different ones around it. */
function onceEach(locks: readonly CompiledLock[]): readonly CompiledLock[] {
  return [...new Map(locks.map((lock) => [placeOf(lock.span, lock.lock, []), lock])).values()];
}

function placeOf({ file, line, column }: Span, name: string, held: readonly HeldLock[]): string {
  return [file, line, column, name, ...held.map(({ lock }) => lock)].join("\n");
}
