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
/** A look that got no answer says nothing of the job; so many in a row say that nobody is there any more. */
const mostMisses = 5;

/**
 * Looks at a job until it has ended; stops it when nobody waits for it any more.
 * @throws TaskFailure
 */
export async function awaitJob(awaited: AwaitedJob): Promise<void> {
  const { job, started, clock, task, ask } = awaited;
  let [pause, misses] = [firstPauseMilliseconds, 0];
  for (;;) {
    await elapsed(clock, pause, task.signal);
    if (task.signal.aborted) break;
    const look = await lookAt(awaited, misses < mostMisses);
    const verdict = look && job.verdict(look);
    if (verdict !== undefined && verdict.kind !== "running") return judge(task, verdict);
    misses = look === undefined ? misses + 1 : 0;
    pause = Math.min(pause * 2, longestPauseMilliseconds);
  }
  const { action, parameters } = job.stop(started);
  // Step Functions does its best, and no more.
  await ask(action, parameters, AbortSignal.timeout(stopMilliseconds)).catch(() => {});
}

/** Undefined where there was no answer: nobody wants it any more, or the next look may get one. */
function lookAt(
  { job, started, task, ask }: AwaitedJob,
  mayMiss: boolean,
): Promise<JsonObject | undefined> {
  const { action, parameters } = job.describe(started);
  return ask(action, parameters, task.signal).catch((thrown: unknown) => {
    const isMiss = mayMiss && thrown instanceof TaskFailure && thrown.mayPass;
    if (isMiss || task.signal.aborted) return undefined;
    throw thrown;
  });
}

function judge({ tell }: IntegrationTask, verdict: Exclude<Verdict, { kind: "running" }>): void {
  if (verdict.kind === "failed") throw new TaskFailure("States.TaskFailed", jsonText(verdict.job));
  tell.succeeded(jsonText(verdict.job));
}

/**
 * For the call that starts a job. It outlives the wish for the job by a while: one that was started all the same has to be heard of to be
 * stopped.
 */
export function startSignal({ signal }: IntegrationTask): AbortSignal {
  const late = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => late.abort(), stopMilliseconds).unref());
  return late.signal;
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
