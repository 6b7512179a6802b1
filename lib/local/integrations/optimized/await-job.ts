import type { JsonObject } from "../../../asl/index.ts";
import type { Clock } from "../../clock/index.ts";
import type { IntegrationTask } from "../integration-task.ts";
import { jsonText, TaskFailure } from "../task-failure.ts";
import type { Job, StartedJob, Verdict } from "./job.ts";

export interface AwaitedJob {
  readonly job: Job;
  readonly started: StartedJob;
  readonly clock: Clock;
  readonly task: IntegrationTask;
  /** @throws TaskFailure */
  ask(action: string, parameters: JsonObject, signal: AbortSignal): Promise<JsonObject>;
}

/** AWS hears of a job's end by an event, and looks only now and then: on this machine looking is all there is. */
const firstPauseMilliseconds = 250;
const longestPauseMilliseconds = 5_000;
const stopMilliseconds = 10_000;

/**
 * Looks at a job until it has ended; stops it when nobody waits for it any more.
 * @throws TaskFailure
 */
export async function awaitJob(awaited: AwaitedJob): Promise<void> {
  const { job, started, clock, task, ask } = awaited;
  for (
    let pause = firstPauseMilliseconds;
    ;
    pause = Math.min(pause * 2, longestPauseMilliseconds)
  ) {
    await elapsed(clock, pause, task.signal);
    if (task.signal.aborted) break;
    const { action, parameters } = job.describe(started);
    const verdict = job.verdict(await ask(action, parameters, task.signal));
    if (verdict.kind !== "running") return judge(task, verdict);
  }
  const { action, parameters } = job.stop(started);
  // Step Functions does its best, and no more.
  await ask(action, parameters, AbortSignal.timeout(stopMilliseconds)).catch(() => {});
}

function judge({ tell }: IntegrationTask, verdict: Exclude<Verdict, { kind: "running" }>): void {
  if (verdict.kind === "failed") throw new TaskFailure("States.TaskFailed", jsonText(verdict.job));
  tell.succeeded(jsonText(verdict.job));
}

function elapsed(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.at(clock.now() + milliseconds, resolve);
    signal.addEventListener("abort", () => {
      cancel();
      resolve();
    });
    if (signal.aborted) resolve();
  });
}
