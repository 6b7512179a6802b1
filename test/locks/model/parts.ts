import { copied, type Scene, type World } from "./world.ts";

export type PartName = keyof World;

const NAMES: readonly PartName[] = ["lock", "line", "watched", "lost", "runs", "rest"];

/** Every part of a world that was seen, once: a world is six numbers, and has a number itself. */
export class Parts {
  readonly #parts = Object.fromEntries(NAMES.map((name) => [name, new Numbered()]));
  readonly #worlds = new Numbered<readonly number[]>();

  numberOf(world: World): number {
    return this.#worlds.numberOf(NAMES.map((name) => this.#of(name).numberOf(world[name])));
  }

  /** A copy, which may be changed. */
  worldAt(number: number): World {
    return this.#picked(number, NAMES) as World;
  }

  /** Only these parts: to read any other is an error. */
  sceneOf(number: number, names: readonly PartName[], clock: number): Scene {
    return { ...this.#picked(number, names), clock, events: [] } as unknown as Scene;
  }

  /** Tells apart what a world looks like in these parts. */
  keyOf(number: number, names: readonly PartName[]): string {
    const parts = this.#worlds.at(number);
    return names.map((name) => parts[NAMES.indexOf(name)]).join(" ");
  }

  /** The world with these parts of another. */
  replaced(number: number, names: readonly PartName[], by: Partial<World>): number {
    const parts = [...this.#worlds.at(number)];
    for (const name of names) parts[NAMES.indexOf(name)] = this.#of(name).numberOf(by[name]);
    return this.#worlds.numberOf(parts);
  }

  #picked(number: number, names: readonly PartName[]): Partial<World> {
    const parts = this.#worlds.at(number);
    return Object.fromEntries(
      names.map((name) => [name, copied(this.#of(name).at(parts[NAMES.indexOf(name)] ?? -1))]),
    );
  }

  #of(name: PartName): Numbered<unknown> {
    const found = this.#parts[name];
    if (found === undefined) throw new Error(`a world has no ${name}`);
    return found;
  }
}

/** Equal values have the same number. */
export class Numbered<T = unknown> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];

  numberOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#values.length);
    this.#values.push(value);
    return this.#values.length - 1;
  }

  at(number: number): T {
    const value = this.#values[number];
    if (value === undefined) throw new Error(`nothing has the number ${number}`);
    return value;
  }
}
