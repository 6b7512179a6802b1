import type { PerformTask } from "../engine/index.ts";
import type { Clock } from "./clock/index.ts";
import type { HistoryStore, OutputLine, OutputQuery } from "./history/index.ts";
import type { TaskListener } from "./tasks/index.ts";

export type OutputListener = (line: OutputLine) => void;

/** Lines are kept in one go every so often: a task that prints a lot must not slow its run down. */
const flushMilliseconds = 100;
const mostHeld = 500;

/** What tasks write: told to listeners as it comes, and kept. */
export class TaskOutput {
  readonly #store: HistoryStore;
  readonly #clock: Clock;
  readonly #listeners = new Set<OutputListener>();
  #held: OutputLine[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(store: HistoryStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Returns how to stop listening. */
  listen(listener: OutputListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(
    executionArn: string,
    { taskId, stateName }: PerformTask,
    ...[task, stream, text]: Parameters<TaskListener["line"]>
  ): void {
    const at = this.#clock.now();
    const line = { executionArn, stateName, taskId, task, stream, at, text };
    this.#held.push(line);
    for (const listener of this.#listeners) listener(line);
    if (this.#held.length >= mostHeld) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), flushMilliseconds);
  }

  /** The last lines, oldest first. */
  last(query: OutputQuery): readonly OutputLine[] {
    this.flush();
    return this.#store.output(query);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#held;
    this.#held = [];
    if (lines.length === 0) return;
    try {
      this.#store.addOutput(lines);
    } catch {
      // A disk that is full is told by the run, whose events can't be kept either; a task's words are no reason to stop it.
    }
  }
}
