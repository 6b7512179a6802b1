import {
  type Effect,
  type PerformTask,
  parseResource,
  type ReadItems,
  type RunInput,
  type StartMapRun,
} from "../../engine/index.ts";
import type { TaskProgress } from "../tasks/index.ts";

export interface PendingTask {
  readonly effect: PerformTask;
  readonly progress: TaskProgress;
  /** The answer to the task's call, once it is submitted: JSON text. */
  readonly submission?: string;
  /** Its token was used before its call was answered: the run goes on as soon as that is. */
  readonly isAnswered?: boolean;
}

/** What a run waits for, told from its inputs and effects alone; so it is the same after a restart. */
export class Ledger {
  /** Tasks whose result somebody waits for, by id. */
  readonly tasks = new Map<string, PendingTask>();
  /** Instants of the timers that are set, by id. */
  readonly timers = new Map<string, number>();
  /** What Map Runs are asked for, by ARN. */
  readonly mapRuns = new Map<string, ReadItems | StartMapRun>();

  /** Whether the run still wants to hear this. */
  isWanted(happening: Happening): boolean {
    if ("taskId" in happening) return isWantedBy(this.tasks.get(happening.taskId), happening);
    if ("timerId" in happening) return this.timers.has(happening.timerId);
    if ("mapRunArn" in happening) return this.mapRuns.has(happening.mapRunArn);
    return true;
  }

  note(happening: Happening, effects: readonly Effect[]): void {
    if ("timerId" in happening) this.timers.delete(happening.timerId);
    if ("mapRunArn" in happening) this.mapRuns.delete(happening.mapRunArn);
    if ("taskId" in happening) this.#progress(happening);
    for (const effect of effects) record[effect.kind](this, effect as never);
  }

  #progress(happening: TaskHappening): void {
    const task = this.tasks.get(happening.taskId);
    if (task === undefined) return;
    const after = taskAfter(task, happening);
    if (after === undefined) this.tasks.delete(happening.taskId);
    else this.tasks.set(happening.taskId, after);
  }
}

/** An input as its sender has it; the run adds the instant. */
export type Happening = RunInput extends infer Input
  ? Input extends RunInput
    ? Omit<Input, "at">
    : never
  : never;

type TaskHappening = Extract<Happening, { readonly taskId: string }>;

function isWantedBy(task: PendingTask | undefined, happening: TaskHappening): boolean {
  if (task?.isAnswered !== true) return task !== undefined;
  return happening.kind === "taskSubmitted" || isRefusal(happening);
}

/** The task after `happening`; undefined once it is over. */
function taskAfter(task: PendingTask, happening: TaskHappening): PendingTask | undefined {
  if (happening.kind === "taskStarted") return { ...task, progress: "started" };
  if (happening.kind === "taskHeartbeat") return task;
  if (happening.kind === "taskSubmitted")
    return task.isAnswered === true
      ? undefined
      : { ...task, progress: "submitted", submission: happening.output };
  const isEarly =
    task.progress === "scheduled" && isSubmitted(task.effect) && !isRefusal(happening);
  return isEarly ? { ...task, isAnswered: true } : undefined;
}

/** Whether the task's call failed, as opposed to the work that it began. */
const isRefusal = (happening: TaskHappening): boolean =>
  happening.kind === "taskFailed" && happening.byToken !== true;

/** Whether the task's call is answered before its work is done. */
function isSubmitted({ resource }: PerformTask): boolean {
  const parsed = parseResource(resource);
  return parsed.kind === "integration" && parsed.pattern !== "requestResponse";
}

type Of<Kind extends Effect["kind"]> = Extract<Effect, { readonly kind: Kind }>;

const record = {
  performTask: ({ tasks }: Ledger, effect: PerformTask) =>
    tasks.set(effect.taskId, { effect, progress: "scheduled" }),
  cancelTask: ({ tasks }: Ledger, { taskId }: Of<"cancelTask">) => tasks.delete(taskId),
  setTimer: ({ timers }: Ledger, { timerId, at }: Of<"setTimer">) => timers.set(timerId, at),
  cancelTimer: ({ timers }: Ledger, { timerId }: Of<"cancelTimer">) => timers.delete(timerId),
  readItems: ({ mapRuns }: Ledger, effect: ReadItems) => mapRuns.set(effect.mapRunArn, effect),
  startMapRun: ({ mapRuns }: Ledger, effect: StartMapRun) => mapRuns.set(effect.mapRunArn, effect),
  abortMapRun: ({ mapRuns }: Ledger, { mapRunArn }: Of<"abortMapRun">) => mapRuns.delete(mapRunArn),
  end: ({ tasks, timers, mapRuns }: Ledger) => {
    tasks.clear();
    timers.clear();
    mapRuns.clear();
  },
} as const satisfies Record<Effect["kind"], (ledger: Ledger, effect: never) => unknown>;
