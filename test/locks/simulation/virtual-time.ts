/** Time that passes when nothing else can happen, and a die: the same seed gives the same history. */
export class VirtualTime {
  now: number;
  readonly #timers: { readonly at: number; readonly order: number; readonly wake: () => void }[] =
    [];
  #order = 0;
  #requests = 0;
  #state: number;

  constructor(seed: number, now: number) {
    this.now = now;
    this.#state = seed;
  }

  /** From 0 to 1. */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  sleep(millis: number): Promise<void> {
    return new Promise((wake) => {
      this.#timers.push({ at: this.now + millis, order: this.#order++, wake });
    });
  }

  /** Something real, during which time stands still. */
  async real<T>(work: () => Promise<T>): Promise<T> {
    this.#requests++;
    try {
      return await work();
    } finally {
      this.#requests--;
    }
  }

  /** Until nothing is left to happen, or `until` says so. One thing happens at a time. */
  async run(isOver: () => boolean): Promise<void> {
    await this.#settle();
    while (!isOver()) {
      const next = this.#earliest();
      if (next === undefined) return;
      this.now = Math.max(this.now, next.at);
      next.wake();
      await this.#settle();
    }
  }

  #earliest(): { readonly at: number; readonly wake: () => void } | undefined {
    let found = 0;
    for (const [index, timer] of this.#timers.entries()) {
      const best = this.#timers[found];
      if (best && (timer.at < best.at || (timer.at === best.at && timer.order < best.order)))
        found = index;
    }
    return this.#timers.splice(found, 1)[0];
  }

  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet = this.#requests === 0 ? quiet + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve));
  }
}
