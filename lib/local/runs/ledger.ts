import type { Effect, PerformTask, RunInput } from "../../engine/index.ts";
import type { TaskProgress } from "../tasks/index.ts";

export interface PendingTask {
  readonly effect: PerformTask;
  readonly progress: TaskProgress;
  /** The answer to the task's call, once it is submitted: JSON text. */
  readonly submission?: string;
}

/** What a run waits for, told from its inputs and effects alone; so it is the same after a restart. */
export class Ledger {
  /** Tasks whose result somebody waits for, by id. */
  readonly tasks = new Map<string, PendingTask>();
  /** Instants of the timers that are set, by id. */
  readonly timers = new Map<string, number>();

  /** Whether the run still wants to hear this. */
  isWanted(happening: Happening): boolean {
    if ("taskId" in happening) return this.tasks.has(happening.taskId);
    if ("timerId" in happening) return this.timers.has(happening.timerId);
    return true;
  }

  note(happening: Happening, effects: readonly Effect[]): void {
    if ("timerId" in happening) this.timers.delete(happening.timerId);
    if ("taskId" in happening) this.#progress(happening);
    for (const effect of effects) record[effect.kind](this, effect as never);
  }

  #progress(happening: Extract<Happening, { readonly taskId: string }>): void {
    const { taskId, kind } = happening;
    const task = this.tasks.get(taskId);
    if (task === undefined) return;
    if (kind === "taskSucceeded" || kind === "taskFailed") this.tasks.delete(taskId);
    if (kind === "taskStarted") this.tasks.set(taskId, { ...task, progress: "started" });
    if (kind === "taskSubmitted")
      this.tasks.set(taskId, { ...task, progress: "submitted", submission: happening.output });
  }
}

/** An input as its sender has it; the run adds the instant. */
export type Happening = RunInput extends infer Input
  ? Input extends RunInput
    ? Omit<Input, "at">
    : never
  : never;

type Of<Kind extends Effect["kind"]> = Extract<Effect, { readonly kind: Kind }>;

const record = {
  performTask: ({ tasks }: Ledger, effect: PerformTask) =>
    tasks.set(effect.taskId, { effect, progress: "scheduled" }),
  cancelTask: ({ tasks }: Ledger, { taskId }: Of<"cancelTask">) => tasks.delete(taskId),
  setTimer: ({ timers }: Ledger, { timerId, at }: Of<"setTimer">) => timers.set(timerId, at),
  cancelTimer: ({ timers }: Ledger, { timerId }: Of<"cancelTimer">) => timers.delete(timerId),
  end: ({ tasks, timers }: Ledger) => {
    tasks.clear();
    timers.clear();
  },
} as const satisfies Record<Effect["kind"], (ledger: Ledger, effect: never) => unknown>;
