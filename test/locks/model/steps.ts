import type { LockPorts } from "../../../lib/locks/index.ts";
import { Automaton, type Count, type Distort, type Node } from "./automaton.ts";
import { type Call, perform } from "./calls.ts";
import { knownStill } from "./known-still.ts";
import { end, itemOf, type Requests, requests, take } from "./requests.ts";
import { tidy } from "./tidy.ts";
import {
  ALL_INTERLEAVINGS,
  copied,
  holderId,
  type Run,
  type Setting,
  type World,
} from "./world.ts";

/** One thing that may happen next. */
export interface Step {
  readonly name: string;
  readonly to: World;
}

/** A protocol that is wrong in one point. */
export interface Mutation {
  readonly requests?: Requests;
  readonly distort?: Distort;
}

/** All that may happen in a world: what the runs do, what the calls of the function do, what goes wrong. */
export class Steps {
  readonly setting: Setting;
  readonly #automaton: Automaton<Call>;
  readonly #requests: Requests;

  constructor(setting: Setting, { requests: others = {}, distort }: Mutation = {}) {
    this.setting = setting;
    const start = (call: Call, ports: LockPorts): Promise<unknown> => perform(setting, call, ports);
    this.#automaton = new Automaton(start, knownStill, distort);
    this.#requests = { ...requests, ...others };
  }

  async from(world: World): Promise<readonly Step[]> {
    const steps: Step[] = [];
    const isBounded = world.left.switches < ALL_INTERLEAVINGS;
    const add: Add = async (name, change, by) => {
      const to = copied(world);
      if (world.active >= 0 && world.active !== by && --to.left.switches < 0) return;
      to.active = -1;
      if ((await change(to)) === false) return;
      if (!isBounded) to.active = -1;
      await this.settle(to);
      steps.push({ name, to });
    };
    for (const index of world.runs.keys()) await this.#runSteps(world, index, add);
    for (const index of world.calls.keys()) await this.#callSteps(world, index, add);
    if (world.left.sweeps > 0)
      await add("sweep", (to) => {
        to.left.sweeps--;
        return this.call(to, { kind: "sweep" });
      });
    return steps;
  }

  async call(world: World, call: Call): Promise<void> {
    await this.#note(world, await this.#automaton.enter(call, world.clock));
  }

  /** The next request of a call, done and answered. */
  async proceed(world: World, index: number): Promise<void> {
    const { id, state } = this.#nodeAt(world, index);
    world.calls.splice(index, 1);
    if (state.kind !== "waits") throw new Error("a call that has ended goes on");
    const request = this.#requests[state.method];
    if (request === undefined) throw new Error(`there is no ${state.method}`);
    const answer: unknown = request(world, ...(state.args as never[]));
    const reached = this.#automaton.after(id, world.clock, answer);
    const next = reached instanceof Promise ? await reached : reached;
    await this.#note(world, next);
    world.active = next.state.kind === "waits" ? next.id : -1;
  }

  /** Events are on their way, and the same things look the same. */
  async settle(world: World): Promise<void> {
    for (const event of world.events.splice(0)) await this.call(world, { kind: "event", event });
    await this.#renumber(world);
    tidy(
      world,
      world.calls.map((id) => this.#automaton.at(id).spec),
    );
  }

  /** How often a lock was written doesn't matter: only whether it was since a call has read it. */
  async #renumber(world: World): Promise<void> {
    if (world.lock === null) return;
    const version = this.#ranks(world, world.lock.version, "version");
    const arrivals = this.#ranks(world, world.lock.arrivals, "arrivals");
    world.lock.version = version(world.lock.version);
    world.lock.arrivals = arrivals(world.lock.arrivals);
    const { active } = world;
    const calls = [];
    for (const id of world.calls) {
      const node = await this.#automaton.renumbered(id, world.clock, { version, arrivals });
      if (id === active) world.active = node.id;
      calls.push(node.id);
    }
    world.calls = calls.sort((a, b) => a - b);
  }

  #ranks(world: World, now: number, name: Count): (old: number) => number {
    const known = world.calls.flatMap((id) => this.#automaton.counts(id, name));
    const all = [...new Set([...known, now])].sort((a, b) => a - b);
    return (old) => all.indexOf(old);
  }

  nodeName(world: World, index: number): string {
    const { spec, state } = this.#nodeAt(world, index);
    const who = "run" in spec ? ` r${spec.run}` : "event" in spec ? ` ${spec.event.execution}` : "";
    return `${spec.kind}${who}: ${state.kind === "waits" ? state.method : state.kind}`;
  }

  #nodeAt(world: World, index: number): Node<Call> {
    return this.#automaton.at(world.calls[index] ?? -1);
  }

  /** Puts a call where it stands by now; of one that has ended its consequence. */
  async #note(world: World, node: Node<Call>): Promise<void> {
    const { spec, state, id } = node;
    if (state.kind === "waits") {
      world.calls = [...world.calls, id].sort((a, b) => a - b);
      return;
    }
    if (state.kind === "threw") throw new Error(`${JSON.stringify(spec)}: ${state.value}`);
    const run = "run" in spec ? world.runs[spec.run] : undefined;
    if (run === undefined) return;
    if (spec.kind === "release" && run.at === "giving back") succeed(world, spec.run);
    if (spec.kind !== "redrive" || run.status === "RUNNING") return;
    const { kind } = state.value as { readonly kind: string };
    if (kind === "held") await this.#redrive(world, spec.run);
  }

  async #runSteps(world: World, index: number, add: Add): Promise<void> {
    const run = world.runs[index];
    if (run?.status === "RUNNING") await this.#workSteps(world, index, run, add);
    else if (run?.status !== "SUCCEEDED" && world.left.redrives > 0) {
      await add(`r${index} is redriven from the console`, (to) => {
        to.left.redrives--;
        runAt(to, index).isRogue = true;
        return this.#redrive(to, index);
      });
      await add(`nagare redrives r${index}`, (to) => {
        to.left.redrives--;
        return this.call(to, { kind: "redrive", run: index });
      });
    }
  }

  async #workSteps(world: World, index: number, run: Run, add: Add): Promise<void> {
    const name = `r${index}`;
    // One is like the other: it is enough to look at one order in which they come.
    const isNext = world.runs[index - 1]?.at !== "take";
    if (run.at === "take" && isNext) {
      await add(`${name} takes`, (to) => this.#take(to, index));
      if (world.left.crashes > 0)
        await add(`${name} takes, and doesn't know`, (to) => {
          to.left.crashes--;
          return take(to, holderId(index, this.setting), this.#limit(index)) !== undefined;
        });
    }
    if (run.at === "work") await add(`${name} succeeds`, (to) => this.#finish(to, index));
    if (world.left.failures > 0 && run.at !== "take")
      await add(`${name} fails`, (to) => {
        to.left.failures--;
        end(to, index, "FAILED");
      });
  }

  async #take(to: World, index: number): Promise<void> {
    const run = runAt(to, index);
    const fence = take(to, holderId(index, this.setting), this.#limit(index));
    if (fence === undefined) return this.#wait(to, index);
    run.at = "work";
    run.fence = fence;
  }

  async #wait(to: World, index: number): Promise<void> {
    const run = runAt(to, index);
    run.at = "waiting";
    run.tries++;
    const { tries, redrives } = run;
    await this.call(to, { kind: "acquire", run: index, tries, redrives });
  }

  async #finish(to: World, index: number): Promise<void> {
    if (this.setting.what === "flow") return succeed(to, index);
    const item = itemOf(to);
    if (item.contendedSince !== undefined) {
      runAt(to, index).at = "giving back";
      return this.call(to, { kind: "release", run: index });
    }
    delete item.holders[holderId(index, this.setting)];
    succeed(to, index);
  }

  /** It goes on where it had failed. */
  async #redrive(to: World, index: number): Promise<void> {
    const run = runAt(to, index);
    run.status = "RUNNING";
    run.redrives++;
    const { redrives } = run;
    to.events.push({ execution: `r${index}`, status: "RUNNING", redriveCount: redrives });
    if (run.at === "waiting") await this.#wait(to, index);
  }

  #limit(index: number): number {
    return this.setting.limits[index] ?? 1;
  }

  async #callSteps(world: World, index: number, add: Add): Promise<void> {
    if (world.calls[index] === world.calls[index - 1]) return;
    const name = this.nodeName(world, index);
    const id = world.calls[index] ?? -1;
    const { atOnce = ALL_INTERLEAVINGS } = this.setting;
    const begun = world.calls.filter((other) => this.#automaton.hasBegun(other)).length;
    if (this.#automaton.hasBegun(id) || begun < atOnce)
      await add(name, (to) => this.proceed(to, index), id);
    await this.#eventSteps(world, index, name, add);
    if (world.left.crashes === 0) return;
    const { spec } = this.#nodeAt(world, index);
    await add(
      `${name}: crashes`,
      (to) => {
        to.left.crashes--;
        to.calls.splice(index, 1);
        return this.#again(to, spec);
      },
      id,
    );
    if (spec.kind === "acquire" && isWaitingOn(world, spec))
      await add(`${name}: seems dead`, (to) => {
        to.left.crashes--;
        return this.#again(to, spec);
      });
  }

  /** An event that was not looked at so far. */
  async #eventSteps(world: World, index: number, name: string, add: Add): Promise<void> {
    const { spec, state } = this.#nodeAt(world, index);
    if (spec.kind !== "event" || state.kind !== "waits" || state.method !== "ofRun") return;
    if (world.left.doubles > 0)
      await add(`${name}, doubled`, (to) => {
        to.left.doubles--;
        return this.call(to, spec);
      });
    if (world.left.losses > 0)
      await add(`${name}, lost`, (to) => {
        to.left.losses--;
        to.calls.splice(index, 1);
        to.hasLoss = true;
      });
  }

  /** A state tries again with a new token, EventBridge with the same event. */
  async #again(to: World, call: Call): Promise<void> {
    if (call.kind === "event" || call.kind === "release") return this.call(to, call);
    if (call.kind === "acquire" && isWaitingOn(to, call)) return this.#wait(to, call.run);
    // As good as an event that was lost: nobody does what it would have done.
    to.hasLoss = true;
  }
}

/** @param by the call that does it, if one does */
type Add = (name: string, change: (to: World) => unknown, by?: number) => Promise<void>;

function runAt(world: World, index: number): Run {
  const run = world.runs[index];
  if (run === undefined) throw new Error(`there is no run ${index}`);
  return run;
}

function succeed(world: World, index: number): void {
  runAt(world, index).at = "end";
  end(world, index, "SUCCEEDED");
}

function isWaitingOn(
  world: World,
  { run, tries }: { readonly run: number; readonly tries: number },
): boolean {
  const found = world.runs[run];
  return found?.status === "RUNNING" && found.at === "waiting" && found.tries === tries;
}
