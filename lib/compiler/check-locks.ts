/**
 * What the locks of a project mean together. Each flow says what it asks for while it holds what, and which flows it awaits meanwhile; a lock that a flow holds is
 * held while the flows run that it awaits. Refused is what would wait for itself:
 *
 * 1. A lock that is asked for while it is held.
 * 2. Orders that contradict each other: a round among "is held while … is asked for".
 * 3. One lock or rate with several limits.
 */
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/index.ts";
import { type HeldLock, type LockAsks, lockName } from "./3-lower/index.ts";
import type { CompiledLock, CompiledRate } from "./project.ts";

/** A flow's name, and what it asks for. */
export interface AskingFlow {
  readonly name: string;
  readonly asks: LockAsks;
}

/** Refusals by the name of the flow that they keep from compiling. */
export function checkLocks(
  flows: readonly AskingFlow[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const pairs = flows.flatMap((flow) => pairsOf(flow, flows));
  const found = [...heldTwice(pairs), ...contradicting(pairs), ...otherLimits(flows)];
  const byFlow = Map.groupBy(found, ({ flow }) => flow);
  return new Map([...byFlow].map(([flow, all]) => [flow, onceEach(all)]));
}

interface Refused {
  readonly flow: string;
  readonly diagnostic: Diagnostic;
}

/** One lock is asked for, there or in a flow that is awaited there, while another is held. */
interface Pair {
  readonly flow: string;
  readonly held: HeldLock;
  readonly asked: string;
  /** In the flow that holds. */
  readonly at: Span;
  /** Where it is asked for, if that is another flow. */
  readonly inside?: Span;
}

function pairsOf({ name, asks }: AskingFlow, flows: readonly AskingFlow[]): readonly Pair[] {
  const own = asks.locks.flatMap(({ lock, held }) =>
    judged(held, lock).map(
      (one): Pair => ({ flow: name, held: one, asked: lock.lock, at: lock.span }),
    ),
  );
  const awaited = asks.flows.flatMap(({ flow, span, held }) =>
    reachedFrom(flow, flows).flatMap((lock) =>
      judged(held, lock).map(
        (one): Pair => ({
          ...{ flow: name, held: one, asked: lock.lock, at: span },
          inside: lock.span,
        }),
      ),
    ),
  );
  return [...own, ...awaited];
}

/** What is held already is in no wrong order: it must not be asked for at all. */
function judged(held: readonly HeldLock[], { lock }: CompiledLock): readonly HeldLock[] {
  const same = held.filter((one) => one.lock === lock);
  return same.length > 0 ? same : held;
}

/** All locks that a run of a flow may ask for, and the runs that it awaits. */
function reachedFrom(name: string, flows: readonly AskingFlow[]): readonly CompiledLock[] {
  const seen = new Set<string>();
  const visit = (each: string): readonly CompiledLock[] => {
    const flow = flows.find((one) => one.name === each);
    if (flow === undefined || seen.has(each)) return [];
    seen.add(each);
    const { locks, flows: awaited } = flow.asks;
    return [...locks.map(({ lock }) => lock), ...awaited.flatMap((one) => visit(one.flow))];
  };
  return visit(name);
}

function heldTwice(pairs: readonly Pair[]): readonly Refused[] {
  return pairs
    .filter(({ held, asked }) => held.lock === asked)
    .map(({ flow, held, asked, at, inside }) => ({
      flow,
      diagnostic: diagnostic(
        "NG1720",
        at,
        { lock: lockName(asked) },
        { notes: [{ message: "it is held from here on", span: held.span }, ...asking(inside)] },
      ),
    }));
}

/** Each pair that lies on a round is refused where it stands: any of them may be the one to change. */
function contradicting(pairs: readonly Pair[]): readonly Refused[] {
  const others = pairs.filter(({ held, asked }) => held.lock !== asked);
  return others.flatMap((pair) => {
    const back = wayBack(pair, others);
    if (back === undefined) return [];
    const notes = [
      { message: `${lockName(pair.held.lock)} is held from here on`, span: pair.held.span },
      ...asking(pair.inside),
      ...back.map(({ asked, held, at }) => ({
        message: `${lockName(asked)} is asked for here, while ${lockName(held.lock)} is held`,
        span: at,
      })),
    ];
    const values = { asked: lockName(pair.asked), held: lockName(pair.held.lock) };
    return [{ flow: pair.flow, diagnostic: diagnostic("NG1721", pair.at, values, { notes }) }];
  });
}

interface Way {
  readonly at: string;
  readonly way: readonly Pair[];
}

/** The pairs by which one comes from what is asked for back to what is held: a shortest way. */
function wayBack({ held, asked }: Pair, pairs: readonly Pair[]): readonly Pair[] | undefined {
  const seen = new Set<string>([asked]);
  const isNew = ({ asked: next }: Pair): boolean => !seen.has(next) && seen.add(next).has(next);
  let ways: readonly Way[] = [{ at: asked, way: [] }];
  while (ways.length > 0) {
    const longer = ways.flatMap(({ at, way }) =>
      pairs
        .filter((pair) => pair.held.lock === at && isNew(pair))
        .map((pair) => ({ at: pair.asked, way: [...way, pair] })),
    );
    const back = longer.find(({ at }) => at === held.lock);
    if (back) return back.way;
    ways = longer;
  }
  return undefined;
}

function asking(inside: Span | undefined) {
  return inside
    ? [{ message: "it is asked for here, by a flow that is awaited", span: inside }]
    : [];
}

interface Limited {
  readonly flow: string;
  readonly what: string;
  readonly is: string;
  readonly span: Span;
}

function otherLimits(flows: readonly AskingFlow[]): readonly Refused[] {
  const all = flows.flatMap(({ name, asks }): readonly Limited[] => [
    ...asks.locks.map(({ lock }) => limitOf(name, lock)),
    ...asks.rates.map((rate) => rateLimitOf(name, rate)),
  ]);
  return all.flatMap((one) => {
    const other = all.find(({ what, is }) => what === one.what && is !== one.is);
    if (other === undefined) return [];
    const values = { what: one.what, is: one.is, other: other.is };
    const notes = [{ message: other.is, span: other.span }];
    return [{ flow: one.flow, diagnostic: diagnostic("NG2702", one.span, values, { notes }) }];
  });
}

function limitOf(flow: string, { lock, limit, span }: CompiledLock): Limited {
  return { flow, what: lockName(lock), is: `a limit of ${limit}`, span };
}

function rateLimitOf(
  flow: string,
  { lock, limit, perSeconds, burst, span }: CompiledRate,
): Limited {
  const is = `a limit of ${limit} in ${perSeconds} s, ${burst} at once`;
  return { flow, what: lockName(lock, "rate"), is, span };
}

/** One place may be reached on several ways. */
function onceEach(refused: readonly Refused[]): readonly Diagnostic[] {
  const places = new Map(
    refused.map(({ diagnostic: one }) => [
      `${one.code} ${one.span.file}:${one.span.line}:${one.span.column} ${one.message}`,
      one,
    ]),
  );
  return [...places.values()];
}
