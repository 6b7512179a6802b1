import type { LockPorts } from "../../../lib/locks/index.ts";
import { ALL, Answers, eventsOf, outdatedIn } from "./answers.ts";
import { Automaton, type Distort, type Node, type Outdated } from "./automaton.ts";
import { type Call, perform } from "./calls.ts";
import { knownStill } from "./known-still.ts";
import { Parts } from "./parts.ts";
import type { Requests } from "./requests.ts";
import { isWaitingOn, type RunStep, RunSteps, redrive, succeed, wait } from "./run-steps.ts";
import { isSettledAmong, type Settled, settledIn } from "./settled.ts";
import { tidy } from "./tidy.ts";
import { firstWorld, type Scene, type Setting, type World } from "./world.ts";

/** One thing that may happen next. */
export interface Move {
  readonly name: string;
  /** The world's number. */
  readonly to: number;
  /** Nodes of the calls that begin or go on by it. */
  readonly calls: readonly number[];
  /** What the other calls know of the lock, and isn't so any more. */
  readonly outdated: Outdated;
  /** It may as well come before all else. */
  readonly settled?: Settled | undefined;
}

/** A protocol that is wrong in one point. */
export interface Mutation {
  readonly requests?: Requests;
  readonly distort?: Distort;
}

/** All that may happen in a world: what the runs do, what the calls of the function do, what goes wrong. Each is found out once. */
export class Moves {
  readonly setting: Setting;
  readonly parts = new Parts();
  readonly #isReduced: boolean;
  readonly #others: Requests;
  readonly #runs: RunSteps;
  readonly #automaton: Automaton<Call>;
  readonly #answers: Answers;
  /** By the world's number. */
  readonly #ofWorld: (readonly Move[])[] = [];
  /** By the world's number and the call's node. */
  readonly #ofCall: Map<number, readonly Move[]>[] = [];

  /** @param isReduced leaves out orders that make no difference */
  constructor(setting: Setting, { requests = {}, distort }: Mutation, isReduced: boolean) {
    this.setting = setting;
    this.#isReduced = isReduced;
    this.#others = requests;
    this.#runs = new RunSteps(setting);
    this.#automaton = new Automaton({
      start: (call: Call, ports: LockPorts) => perform(setting, call, ports),
      knows: knownStill,
      distort,
    });
    this.#answers = new Answers(setting, this.parts, this.#automaton, requests);
  }

  get first(): number {
    return this.parts.numberOf(firstWorld(this.setting));
  }

  /** Of runs, users and AWS. */
  ofWorld(world: number): readonly Move[] | Promise<readonly Move[]> {
    return this.#ofWorld[world] ?? this.#findOfWorld(world);
  }

  /** Of a call that stands at this node: first what it does by itself. */
  ofCall(world: number, call: number): readonly Move[] | Promise<readonly Move[]> {
    return this.#ofCall[world]?.get(call) ?? this.#findOfCall(world, call);
  }

  /** Whether it has asked anything so far. */
  hasBegun(call: number): boolean {
    return !this.#automaton.at(call).isFresh;
  }

  mayBegin(calls: readonly number[]): boolean {
    const { atOnce } = this.setting;
    return atOnce === undefined || calls.filter((call) => this.hasBegun(call)).length < atOnce;
  }

  isSettled({ settled }: Move, calls: readonly number[]): boolean {
    if (settled === undefined) return false;
    const { arriving, redriving, ending } = settled;
    if ((arriving | redriving | ending) === 0) return true;
    return isSettledAmong(
      settled,
      calls.map((call) => this.#automaton.at(call)),
    );
  }

  /** The calls that there are after a move, of the one at `index` if there is one. */
  callsAfter(
    { calls: more, outdated }: Move,
    calls: readonly number[],
    index: number,
  ): readonly number[] {
    const isOutdated = outdated.version || outdated.arrivals;
    const after = [...more];
    for (let at = 0; at < calls.length; at++) {
      const call = calls[at] ?? -1;
      if (at !== index) after.push(isOutdated ? this.#automaton.outdated(call, outdated) : call);
    }
    return after.sort((a, b) => a - b);
  }

  /** A call that nobody has asked for. */
  beginning(world: number, spec: Call): Promise<Move | undefined> {
    return this.#changed(world, { name: spec.kind, change: (_, call) => call(spec) });
  }

  async #findOfWorld(world: number): Promise<readonly Move[]> {
    const moves = await this.#allOf(world, this.#runs.in(this.parts.worldAt(world)));
    this.#ofWorld[world] = moves;
    return moves;
  }

  async #findOfCall(number: number, call: number): Promise<readonly Move[]> {
    const node = this.#automaton.at(call);
    const world = this.parts.worldAt(number);
    const proceeding = await this.#proceeding(number, world, node);
    const moves = [
      proceeding.move,
      ...(await this.#allOf(number, eventSteps(world, node))),
      ...(proceeding.isUnseen ? [] : await this.#allOf(number, crashes(world, node))),
      ...(await this.#seemingDead(number, world, node)),
    ];
    this.#ofCall[number] ??= new Map();
    this.#ofCall[number].set(call, moves);
    return moves;
  }

  /** The next request of a call. If it only reads, and the call goes on, the call may as well die after it as before. */
  async #proceeding(
    number: number,
    world: World,
    node: Node<Call>,
  ): Promise<{ readonly move: Move; readonly isUnseen: boolean }> {
    const { id, state } = node;
    if (state.kind !== "waits") throw new Error("a call that has ended goes on");
    const { to, next, events, outdated } = await this.#answers.to(number, id, state);
    const ending = next.state.kind === "waits" ? undefined : await this.#ending(to, next);
    const begun = next.state.kind === "waits" ? [next.id] : (ending?.calls ?? []);
    const move = {
      ...{ name: nameOf(node), to: ending?.to ?? to, outdated },
      calls: [...begun, ...(await this.#enter(events))],
      settled: this.#settled(world, node, to === number && next.state.kind === "waits"),
    };
    const isUnseen = this.#isReduced && next.state.kind === "waits" && isReading(state.method);
    return { move, isUnseen };
  }

  /** What a call's end means to those who wait for it. */
  #ending(to: number, { spec, state }: Node<Call>): Promise<Move | undefined> {
    if (state.kind === "threw") throw new Error(`${JSON.stringify(spec)}: ${state.value}`);
    const isHeld = state.kind === "returned" && JSON.stringify(state.value) === HELD;
    const change: RunStep["change"] = (scene, call) => {
      const run = "run" in spec ? scene.runs[spec.run] : undefined;
      if (!("run" in spec) || run === undefined) return false;
      if (spec.kind === "release" && run.at === "giving back") succeed(scene, spec.run);
      else if (spec.kind === "redrive" && run.status !== "RUNNING" && isHeld)
        redrive(scene, spec.run, call);
      else return false;
      return true;
    };
    return this.#changed(to, { name: spec.kind, change });
  }

  #settled(world: World, node: Node<Call>, isQuiet: boolean): Settled | undefined {
    const method = node.state.kind === "waits" ? node.state.method : "";
    if (!this.#isReduced || method in this.#others) return undefined;
    if (!isQuiet && method !== "forget") return undefined;
    const { failures = 0 } = this.setting.budget;
    return settledIn(world, node, world.rest.left.failures < failures);
  }

  /** The run's state gives its call up, and begins another; the call goes on all the same. */
  async #seemingDead(
    number: number,
    world: World,
    { id, spec }: Node<Call>,
  ): Promise<readonly Move[]> {
    if (spec.kind !== "acquire" || world.rest.left.crashes === 0 || !isWaitingOn(world, spec))
      return [];
    const move = await this.#changed(number, {
      name: `acquire r${spec.run} seems dead`,
      change: (to, call) => {
        to.rest.left.crashes--;
        wait(to, spec.run, call);
      },
    });
    return move === undefined ? [] : [{ ...move, calls: [id, ...move.calls] }];
  }

  async #allOf(world: number, steps: readonly RunStep[]): Promise<readonly Move[]> {
    const moves: Move[] = [];
    for (const step of steps) {
      const move = await this.#changed(world, step);
      if (move !== undefined) moves.push(move);
    }
    return moves;
  }

  /** Undefined if it can't happen. */
  async #changed(number: number, { name, change }: RunStep): Promise<Move | undefined> {
    const scene: Scene = { ...this.parts.worldAt(number), clock: 0, events: [] };
    const begun: Call[] = [];
    if (change(scene, (call) => begun.push(call)) === false) return undefined;
    const calls = await this.#enter([...begun, ...eventsOf(scene)]);
    const outdated = outdatedIn(scene);
    tidy(scene, this.setting);
    return { name, to: this.parts.replaced(number, ALL, scene), calls, outdated };
  }

  async #enter(calls: readonly Call[]): Promise<readonly number[]> {
    const ids: number[] = [];
    for (const call of calls) ids.push((await this.#automaton.enter(call)).id);
    return ids;
  }
}

const HELD = JSON.stringify({ kind: "held" });

function nameOf({ spec, state }: Node<Call>): string {
  const who = "run" in spec ? ` r${spec.run}` : "event" in spec ? ` ${spec.event.execution}` : "";
  return `${spec.kind}${who}: ${state.kind === "waits" ? state.method : state.kind}`;
}

function isReading(method: string): boolean {
  return READING.includes(method);
}

const READING: readonly string[] = [
  ...["lock", "waiters", "token", "ofRun", "statuses", "firstLocks", "allLocks", "open"],
  "wasTold",
];

/** An event that was not looked at so far. */
function eventSteps({ rest: { left } }: World, node: Node<Call>): readonly RunStep[] {
  const { spec, isFresh } = node;
  if (spec.kind !== "event" || !isFresh) return [];
  const doubled: RunStep = {
    name: `${nameOf(node)}, doubled`,
    change: (to, call) => {
      to.rest.left.doubles--;
      call(spec);
      call(spec);
    },
  };
  const lost: RunStep = {
    name: `${nameOf(node)}, lost`,
    change: (to) => {
      to.rest.left.losses--;
      to.rest.hasLoss = true;
    },
  };
  return [...(left.doubles > 0 ? [doubled] : []), ...(left.losses > 0 ? [lost] : [])];
}

function crashes({ rest: { left } }: World, node: Node<Call>): readonly RunStep[] {
  if (left.crashes === 0) return [];
  const crash: RunStep = {
    name: `${nameOf(node)}: crashes`,
    change: (to, call) => {
      to.rest.left.crashes--;
      again(to, node.spec, call);
    },
  };
  return [crash];
}

/** A state tries again with a new token, EventBridge with the same event. */
function again(to: Scene, spec: Call, call: (call: Call) => void): void {
  if (spec.kind === "event" || spec.kind === "release") call(spec);
  else if (spec.kind === "acquire" && isWaitingOn(to, spec)) wait(to, spec.run, call);
  // As good as an event that was lost: nobody does what it would have done.
  else to.rest.hasLoss = true;
}
