import { Worker, type WorkerOptions } from "./worker.ts";

/** Worker processes for several functions: kept warm between invocations, never more at once than `size`. */
export class WorkerPool {
  readonly #size: number;
  /** By function: workers that wait for work. */
  readonly #idle = new Map<string, Worker[]>();
  readonly #all = new Set<Worker>();
  /** Busy with code that has changed since. */
  readonly #stale = new WeakSet<Worker>();
  readonly #queue: (() => void)[] = [];
  #busy = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** A worker for one function, warm or new, once there is room for one. Give it back by `release`. */
  async acquire(name: string, options: () => WorkerOptions): Promise<Worker> {
    if (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#busy++;
    const warm = this.#idle.get(name)?.pop();
    if (warm?.isAlive) return warm;
    if (this.#all.size >= this.#size) this.#retireOne();
    const worker = new Worker(options());
    this.#all.add(worker);
    return worker;
  }

  /** Takes a worker back; one that has died or must not be used again is dropped. */
  async release(name: string, worker: Worker, isReusable: boolean): Promise<void> {
    if (isReusable && worker.isAlive && !this.#stale.has(worker))
      this.#idle.set(name, [...(this.#idle.get(name) ?? []), worker]);
    else await this.#drop(worker);
    const next = this.#queue.shift();
    // Whoever comes next takes this one's place, so that nobody slips in between.
    if (next === undefined) this.#busy--;
    else next();
  }

  /** Forgets warm workers, so that the next invocation runs new code. */
  async renew(): Promise<void> {
    const idle = [...this.#idle.values()].flat();
    this.#idle.clear();
    for (const worker of this.#all) this.#stale.add(worker);
    await Promise.all(idle.map((worker) => this.#drop(worker)));
  }

  async close(): Promise<void> {
    this.#idle.clear();
    await Promise.all([...this.#all].map((worker) => this.#drop(worker)));
  }

  #retireOne(): void {
    for (const [name, workers] of this.#idle) {
      const worker = workers.shift();
      if (workers.length === 0) this.#idle.delete(name);
      if (worker !== undefined) return void this.#drop(worker);
    }
  }

  async #drop(worker: Worker): Promise<void> {
    this.#all.delete(worker);
    await worker.kill();
  }
}
