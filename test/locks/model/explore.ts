import { wrongAfterSweep, wrongAtRest, wrongIn } from "./invariants.ts";
import { type Move, Moves, type Mutation } from "./moves.ts";
import { Places } from "./places.ts";
import type { Setting, World } from "./world.ts";

export interface Explored {
  /** Each world with each way in which calls can stand in it. */
  readonly places: number;
  readonly worlds: readonly World[];
  /** Places where nothing happens by itself. */
  readonly atRest: number;
  readonly wrong?: Wrong;
}

export interface Wrong {
  readonly what: string;
  /** The shortest way there. */
  readonly steps: readonly string[];
}

export interface Exploring {
  readonly mutation?: Mutation;
  /** Also the orders that make no difference. */
  readonly isWhole?: boolean;
}

/** Looks at every place that can be reached, nearest first, until something is wrong. */
export function explore(
  setting: Setting,
  { mutation = {}, isWhole = false }: Exploring = {},
): Promise<Explored> {
  return new Explorer(new Moves(setting, mutation, !isWhole)).explore();
}

class Explorer {
  readonly #moves: Moves;
  readonly #places = new Places();
  /** By the world's number: what is wrong with it, or false. */
  readonly #wrong: (string | false)[] = [];
  readonly #wrongAtRest: (string | false)[] = [];
  #atRest = 0;

  constructor(moves: Moves) {
    this.#moves = moves;
  }

  async explore(): Promise<Explored> {
    this.#places.add(this.#moves.first, [], 0);
    for (const place of this.#places) {
      const { world, calls } = this.#places.at(place);
      const what = this.#wrongIn(world) || (await this.#wrongIfAtRest(world, calls));
      if (what) return this.#explored({ what, steps: await this.#wayTo(place) });
      await this.#expand(place, world, calls);
    }
    return this.#explored();
  }

  #explored(wrong?: Wrong): Explored {
    const worlds = [...this.#wrong.keys()].filter((world) => this.#wrong[world] !== undefined);
    return {
      places: this.#places.count,
      worlds: worlds.map((world) => this.#moves.parts.worldAt(world)),
      atRest: this.#atRest,
      ...(wrong && { wrong }),
    };
  }

  async #expand(place: number, world: number, calls: readonly number[]): Promise<void> {
    if (await this.#settle(place, world, calls)) return;
    this.#add(place, calls, -1, await this.#moves.ofWorld(world));
    const mayBegin = this.#moves.mayBegin(calls);
    for (const [index, call] of calls.entries())
      if (call !== calls[index - 1] && (mayBegin || this.#moves.hasBegun(call)))
        this.#add(place, calls, index, await this.#ofCall(world, call));
  }

  /** One order is enough. */
  async #settle(place: number, world: number, calls: readonly number[]): Promise<boolean> {
    for (let index = 0; index < calls.length; index++) {
      const [move] = await this.#ofCall(world, calls[index]);
      if (move === undefined || !this.#moves.isSettled(move, calls)) continue;
      this.#add(place, calls, index, [move]);
      return true;
    }
    return false;
  }

  #ofCall(world: number, call = -1): readonly Move[] | Promise<readonly Move[]> {
    return this.#moves.ofCall(world, call);
  }

  #add(from: number, calls: readonly number[], index: number, moves: readonly Move[]): void {
    for (const move of moves)
      this.#places.add(move.to, this.#moves.callsAfter(move, calls, index), from);
  }

  #wrongIn(world: number): string | false {
    this.#wrong[world] ??= wrongIn(this.#moves.parts.worldAt(world), this.#moves.setting) ?? false;
    return this.#wrong[world];
  }

  async #wrongIfAtRest(number: number, calls: readonly number[]): Promise<string | false> {
    if (calls.length > 0) return false;
    const world = this.#moves.parts.worldAt(number);
    if (!world.runs.every(rests)) return false;
    this.#atRest++;
    this.#wrongAtRest[number] ??= await this.#findWrongAtRest(number, world);
    return this.#wrongAtRest[number];
  }

  async #findWrongAtRest(number: number, world: World): Promise<string | false> {
    const { setting } = this.#moves;
    const atRest = world.rest.hasLoss ? undefined : wrongAtRest(world, setting);
    if (atRest !== undefined) return `at rest: ${atRest}`;
    const after = wrongAfterSweep(await this.#swept(number), setting);
    return after === undefined ? false : `after a sweep: ${after}`;
  }

  /** A sweep later on, and all that comes of it. */
  async #swept(number: number): Promise<World> {
    const sweep = { kind: "sweep", clock: LATER_MILLIS } as const;
    let move = await this.#moves.beginning(number, sweep);
    let calls: readonly number[] = [];
    for (let index = -1; move !== undefined; index = 0) {
      calls = this.#moves.callsAfter(move, calls, index);
      const [call] = calls;
      if (call === undefined) return this.#moves.parts.worldAt(move.to);
      [move] = await this.#moves.ofCall(move.to, call);
    }
    throw new Error("a sweep can't go on");
  }

  async #wayTo(place: number): Promise<readonly string[]> {
    const names: string[] = [];
    for (let to = place; to > 0; to = this.#places.at(to).from)
      names.unshift(await this.#nameOfMove(this.#places.at(to).from, to));
    return names;
  }

  async #nameOfMove(from: number, to: number): Promise<string> {
    const { world, calls } = this.#places.at(from);
    const wanted = this.#places.at(to);
    const leads = (move: Move, index: number): boolean =>
      move.to === wanted.world &&
      `${this.#moves.callsAfter(move, calls, index)}` === `${wanted.calls}`;
    const all = [{ index: -1, moves: await this.#moves.ofWorld(world) }];
    for (const [index, call] of calls.entries())
      all.push({ index, moves: await this.#moves.ofCall(world, call) });
    for (const { index, moves } of all) {
      const found = moves.find((move) => leads(move, index));
      if (found !== undefined) return found.name;
    }
    throw new Error("no move leads here");
  }
}

const LATER_MILLIS = 600_000;

/** A run at work may work for as long as it likes. */
function rests({ status, at }: World["runs"][number]): boolean {
  return status !== "RUNNING" || at === "work" || at === "waiting" || at === "giving back";
}
