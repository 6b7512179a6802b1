import type { LockPorts } from "../../../lib/locks/index.ts";
import { requests } from "./requests.ts";

/** The real code of one call, between two of its requests. */
export interface Node<Spec> {
  readonly id: number;
  readonly spec: Spec;
  readonly state: Waiting | Finished;
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

/** Only compared by the code, not counted. */
export type Count = "version" | "arrivals";

const COUNTS: readonly Count[] = ["version", "arrivals"];

/** Changes the ports of a call, to see what becomes of a protocol that is wrong. */
export type Distort = (ports: LockPorts) => LockPorts;

/** A request that was answered. */
export interface Answered {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly answer: unknown;
}

/**
 * Where a call stands is told by what it was called with and what its requests were answered: the code is run again with these answers to find out what it does next. Each place is found out
 * once, so that the real code costs hardly more than a model of it. `sameAs` says what the code still knows of its answers: where it says the same the code does the same.
 */
export class Automaton<Spec extends object> {
  readonly #start: (spec: Spec, ports: LockPorts) => Promise<unknown>;
  readonly #distort: Distort;
  readonly #nodes: Node<Spec>[] = [];
  readonly #answers: (readonly Answered[])[] = [];
  readonly #sameAs: (spec: Spec, next: Waiting, answers: readonly Answered[]) => unknown;
  /** Of the answers. */
  readonly #counts: Readonly<Record<Count, (readonly number[])[]>> = { version: [], arrivals: [] };
  readonly #byKey = new Map<string, Node<Spec>>();

  constructor(
    start: (spec: Spec, ports: LockPorts) => Promise<unknown>,
    sameAs: (spec: Spec, next: Waiting, answers: readonly Answered[]) => unknown,
    distort: Distort = (ports) => ports,
  ) {
    this.#start = start;
    this.#sameAs = sameAs;
    this.#distort = distort;
  }

  at(id: number): Node<Spec> {
    const node = this.#nodes[id];
    if (node === undefined) throw new Error(`there is no node ${id}`);
    return node;
  }

  enter(spec: Spec, clock: number): Promise<Node<Spec>> | Node<Spec> {
    return this.#reach(`${JSON.stringify(spec)} at ${clock}`, spec, clock, []);
  }

  /** What the code does with an answer. */
  after(id: number, clock: number, answer: unknown): Promise<Node<Spec>> | Node<Spec> {
    const { spec, state } = this.at(id);
    if (state.kind !== "waits") throw new Error("a call that has ended asks nothing");
    const { method, args } = state;
    const key = `${id} ${clock} ${JSON.stringify(answer)}`;
    const answers = [...(this.#answers[id] ?? []), { method, args, answer }];
    return this.#reach(key, spec, clock, answers);
  }

  /** The same place with other numbers of versions, which the code only hands back. */
  renumbered(id: number, clock: number, counts: Readonly<Record<Count, (old: number) => number>>) {
    const known = this.#answers[id] ?? [];
    const json = JSON.stringify(known, (name, value) =>
      isCount(name) ? counts[name](value) : value,
    );
    if (json === JSON.stringify(known)) return this.at(id);
    const { spec } = this.at(id);
    return this.#reach(`${JSON.stringify(spec)} ${clock} ${json}`, spec, clock, JSON.parse(json));
  }

  /** Whether the code has asked anything so far. */
  hasBegun(id: number): boolean {
    return (this.#answers[id] ?? []).length > 0;
  }

  /** The counts that the code may hand back. */
  counts(id: number, name: Count): readonly number[] {
    return this.#counts[name][id] ?? [];
  }

  #reach(key: string, spec: Spec, clock: number, answers: readonly Answered[]) {
    return this.#byKey.get(key) ?? this.#find(key, spec, clock, answers);
  }

  async #find(
    key: string,
    spec: Spec,
    clock: number,
    answers: readonly Answered[],
  ): Promise<Node<Spec>> {
    const state = await this.#run(spec, clock, answers);
    const same = state.kind === "waits" ? this.#sameAs(spec, state, answers) : undefined;
    const name = same === undefined ? key : `${JSON.stringify([spec, same])} at ${clock}`;
    const node = this.#byKey.get(name) ?? this.#add(spec, state, answers);
    this.#byKey.set(key, node);
    this.#byKey.set(name, node);
    return node;
  }

  #add(spec: Spec, state: Waiting | Finished, answers: readonly Answered[]): Node<Spec> {
    const node = { id: this.#nodes.length, spec, state };
    this.#nodes.push(node);
    this.#answers.push(answers);
    const known = JSON.stringify(answers);
    for (const name of COUNTS) {
      const found = known.match(new RegExp(`(?<="${name}":)\\d+`, "g")) ?? [];
      this.#counts[name].push([...new Set(found)].map(Number));
    }
    return node;
  }

  async #run(spec: Spec, clock: number, answers: readonly Answered[]): Promise<Waiting | Finished> {
    const given = answers.map(({ answer }) => answer);
    let waits: Waiting | undefined;
    const ask = (method: string, args: readonly unknown[]): Promise<unknown> => {
      if (given.length > 0) return Promise.resolve(given.shift());
      if (waits !== undefined) throw new Error(`${method} is asked beside ${waits.method}`);
      waits = { kind: "waits", method, args };
      return new Promise(() => {});
    };
    const ended = this.#start(spec, this.#distort(portsThat(ask, clock))).then(
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

function isCount(name: string): name is Count {
  return name === "version" || name === "arrivals";
}
