import type { LockPorts } from "../../../lib/locks/index.ts";
import { requests } from "./requests.ts";

/** The real code of one call, between two of its requests. */
export interface Node<Spec> {
  readonly id: number;
  readonly spec: Spec;
  readonly state: Waiting | Finished;
  /** It has asked nothing so far. */
  readonly isFresh: boolean;
}

export interface Waiting {
  readonly kind: "waits";
  readonly method: string;
  readonly args: readonly unknown[];
}

interface Finished {
  readonly kind: "returned" | "threw";
  readonly value: unknown;
}

/** Changes the ports of a call, to see what becomes of a protocol that is wrong. */
export type Distort = (ports: LockPorts) => LockPorts;

/** A request that was answered. */
export interface Answered {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly answer: unknown;
}

/** What others have changed of a lock. */
export interface Outdated {
  readonly version: boolean;
  readonly arrivals: boolean;
}

/** What the code does, and what it knows. */
export interface Code<Spec> {
  start(spec: Spec, ports: LockPorts): Promise<unknown>;
  /** What it knows still of its answers, or undefined for all of them: where it says the same the code goes on in the same way. */
  knows(spec: Spec, next: Waiting, answers: readonly Answered[]): unknown;
  readonly distort?: Distort | undefined;
}

/**
 * Where a call stands is told by what it was called with and what its requests were answered: the code is run again with these answers to find out what it does next. Each place is found out
 * once, so that the real code costs hardly more than a model of it.
 *
 * Of the version and the arrivals of a lock it is only told whether they are up to date, 1, or not, 0: the code hands them back, and a count that was passed never comes again.
 */
export class Automaton<Spec extends { readonly clock: number }> {
  readonly #code: Code<Spec>;
  readonly #nodes: Node<Spec>[] = [];
  /** Two ways to each node, if there are: both must go on in the same way. */
  readonly #answers: (readonly Answered[])[][] = [];
  readonly #byKey = new Map<string, number>();
  readonly #outdated = new Map<number, number>();
  readonly #answered = new Map<string, Node<Spec>>();

  constructor(code: Code<Spec>) {
    this.#code = code;
  }

  at(id: number): Node<Spec> {
    const node = this.#nodes[id];
    if (node === undefined) throw new Error(`there is no node ${id}`);
    return node;
  }

  enter(spec: Spec): Promise<Node<Spec>> | Node<Spec> {
    const key = JSON.stringify(spec);
    return this.#answered.get(key) ?? this.#find(key, spec, [[]]);
  }

  /** What the code does with an answer, which may have changed what it knew of the lock. */
  after(id: number, answer: unknown, outdated: Outdated): Promise<Node<Spec>> | Node<Spec> {
    const { spec, state } = this.at(id);
    if (state.kind !== "waits") throw new Error("a call that has ended asks nothing");
    const key = `${id} ${outdated.version} ${outdated.arrivals} ${JSON.stringify(answer)}`;
    const known = this.#answered.get(key);
    if (known !== undefined) return known;
    const { method, args } = state;
    const ways = (this.#answers[id] ?? []).map((way) => [
      ...way.map((one) => withCounts(one, outdated)),
      { method, args, answer: upToDate(answer) },
    ]);
    return this.#find(key, spec, ways);
  }

  /** The same place, after others have written. */
  outdated(id: number, outdated: Outdated): number {
    const key = id * 4 + Number(outdated.version) * 2 + Number(outdated.arrivals);
    const known = this.#outdated.get(key);
    if (known !== undefined) return known;
    const { spec, state } = this.at(id);
    const ways = (this.#answers[id] ?? []).map((way) =>
      way.map((one) => withCounts(one, outdated)),
    );
    const node = this.#add(spec, withCounts(state, outdated), ways);
    this.#outdated.set(key, node.id);
    return node.id;
  }

  async #find(
    key: string,
    spec: Spec,
    ways: readonly (readonly Answered[])[],
  ): Promise<Node<Spec>> {
    const [first = [], ...others] = ways;
    const state = await this.#run(spec, first);
    for (const way of others)
      if (JSON.stringify(await this.#run(spec, way)) !== JSON.stringify(state))
        throw new Error(`what the code knows still is more than is said: ${JSON.stringify(ways)}`);
    const node = this.#add(spec, state, ways);
    this.#answered.set(key, node);
    return node;
  }

  #add(spec: Spec, state: Waiting | Finished, ways: readonly (readonly Answered[])[]): Node<Spec> {
    const [first = []] = ways;
    const knows = state.kind === "waits" ? (this.#code.knows(spec, state, first) ?? first) : [];
    const key = JSON.stringify([spec, state, knows]);
    const id = this.#byKey.get(key) ?? this.#nodes.length;
    if (id === this.#nodes.length) {
      this.#byKey.set(key, id);
      this.#nodes.push({ id, spec, state, isFresh: first.length === 0 });
      this.#answers.push([]);
    }
    for (const way of ways) this.#keep(id, way);
    return this.at(id);
  }

  #keep(id: number, way: readonly Answered[]): void {
    const known = this.#answers[id] ?? [];
    const isOther = JSON.stringify(known[0]) !== JSON.stringify(way);
    const isChecked = this.#code.distort === undefined;
    if (known.length === 0 || (known.length === 1 && isOther && isChecked)) known.push(way);
  }

  async #run(spec: Spec, answers: readonly Answered[]): Promise<Waiting | Finished> {
    const given = answers.map(({ answer }) => answer);
    let waits: Waiting | undefined;
    const ask = (method: string, args: readonly unknown[]): Promise<unknown> => {
      if (given.length > 0) return Promise.resolve(given.shift());
      if (waits !== undefined) throw new Error(`${method} is asked beside ${waits.method}`);
      waits = { kind: "waits", method, args };
      return new Promise(() => {});
    };
    const { start, distort = (ports: LockPorts) => ports } = this.#code;
    const ended = start(spec, distort(portsThat(ask, spec.clock))).then(
      (value): Finished => ({ kind: "returned", value }),
      (value): Finished => ({ kind: "threw", value: String(value) }),
    );
    const idle = new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));
    const finished = await Promise.race([ended, idle]);
    const state = finished ?? waits;
    if (state === undefined) throw new Error("the code waits for something else than a port");
    return state;
  }
}

function portsThat(
  ask: (method: string, args: readonly unknown[]) => Promise<unknown>,
  clock: number,
): LockPorts {
  const methods = Object.keys(requests).map((method) => [
    method,
    (...args: readonly unknown[]) => ask(method, args),
  ]);
  const all = Object.fromEntries(methods);
  return { store: all, executions: all, tokens: all, now: () => clock };
}

function withCounts<T>(value: T, { version, arrivals }: Outdated): T {
  if (!version && !arrivals) return value;
  return mapped(value, (name) =>
    (name === "version" && version) || (name === "arrivals" && arrivals) ? 0 : undefined,
  );
}

/** What was just read or written. */
function upToDate<T>(answer: T): T {
  return mapped(answer, (name) => (name === "version" || name === "arrivals" ? 1 : undefined));
}

function mapped<T>(value: T, to: (name: string) => number | undefined): T {
  if (value === undefined) return value;
  const json = JSON.stringify(value, (name, found) =>
    typeof found === "number" ? (to(name) ?? found) : found,
  );
  return JSON.parse(json);
}
