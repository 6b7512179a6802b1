/** A world's number, and the nodes where the calls stand. */
export interface Place {
  readonly world: number;
  readonly calls: readonly number[];
  /** The place that it was reached from first. */
  readonly from: number;
}

/**
 * Every place once, in the order in which they were found: hundreds of millions of them, so that they are numbers behind each other. A place is known by where it begins.
 */
export class Places {
  /** Of each place: how many calls, where it came from, its world, its calls. */
  #numbers = new Uint32Array(1 << 16);
  #end = 0;
  /** Where a place begins, plus 1, found by its hash. */
  #table = new Uint32Array(1 << 12);
  count = 0;

  /** Changes nothing if it is there. */
  add(world: number, calls: readonly number[], from: number): void {
    let at = hashOf(world, calls) & (this.#table.length - 1);
    for (;;) {
      const found = this.#table[at] ?? 0;
      if (found === 0) break;
      if (this.#is(found - 1, world, calls)) return;
      at = (at + 1) & (this.#table.length - 1);
    }
    this.#table[at] = this.#append(world, calls, from) + 1;
    this.count++;
    if (this.count * 2 > this.#table.length) this.#rehash();
  }

  at(place: number): Place {
    const calls = [];
    const begin = place + HEADER;
    for (let at = begin; at < begin + this.#number(place); at++) calls.push(this.#number(at));
    return { world: this.#number(place + 2), calls, from: this.#number(place + 1) };
  }

  /** Also those that are added on the way. */
  *[Symbol.iterator](): Generator<number> {
    for (let place = 0; place < this.#end; place += HEADER + this.#number(place)) yield place;
  }

  #number(at: number): number {
    return this.#numbers[at] ?? 0;
  }

  #is(place: number, world: number, calls: readonly number[]): boolean {
    if (this.#number(place) !== calls.length || this.#number(place + 2) !== world) return false;
    for (let at = 0; at < calls.length; at++)
      if (this.#number(place + HEADER + at) !== calls[at]) return false;
    return true;
  }

  #append(world: number, calls: readonly number[], from: number): number {
    const place = this.#end;
    this.#end += HEADER + calls.length;
    if (this.#end > this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[place] = calls.length;
    this.#numbers[place + 1] = from;
    this.#numbers[place + 2] = world;
    for (let at = 0; at < calls.length; at++) this.#numbers[place + HEADER + at] = calls[at] ?? 0;
    return place;
  }

  #rehash(): void {
    const table = new Uint32Array(this.#table.length * 2);
    for (const place of this) {
      const { world, calls } = this.at(place);
      let at = hashOf(world, calls) & (table.length - 1);
      while (table[at] !== 0) at = (at + 1) & (table.length - 1);
      table[at] = place + 1;
    }
    this.#table = table;
  }
}

const HEADER = 3;

function hashOf(world: number, calls: readonly number[]): number {
  let hash = Math.imul(world ^ 0x9e3779b9, 0x85ebca6b);
  for (const call of calls) {
    hash = Math.imul(hash ^ (hash >>> 15) ^ call, 0xc2b2ae35);
    hash ^= hash >>> 13;
  }
  return (Math.imul(hash, 0x27d4eb2f) ^ (hash >>> 16)) >>> 0;
}
