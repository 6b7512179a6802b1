import type { TaskRunner } from "./task-runner.ts";
import { noWork } from "./task-runner.ts";

/** A task that waits for an activity's worker. */
export interface ActivityTask {
  readonly executionArn: string;
  readonly taskId: string;
  readonly taskToken: string;
  /** JSON text. */
  readonly input: string;
}

/** Tasks of activities, in the order in which they were scheduled, and the workers that wait for one. */
export class Activities {
  readonly #waiting = new Map<string, ActivityTask[]>();
  readonly #workers = new Map<string, ((task: ActivityTask) => void)[]>();

  /** Puts an activity's task where its workers find it. */
  readonly perform: TaskRunner = ({ executionArn, effect, progress }) => {
    const { resource, taskId, taskToken = "" } = effect;
    // A worker that has taken it before a restart still holds its token.
    if (progress !== "scheduled") return noWork;
    const input = JSON.stringify(effect.arguments);
    const task = { executionArn, taskId, taskToken, input };
    const worker = this.#workers.get(resource)?.shift();
    if (worker === undefined) this.#waitingFor(resource).push(task);
    else worker(task);
    return { finished: Promise.resolve(), cancel: () => this.#withdraw(resource, task) };
  };

  /** The next task, as soon as there is one; undefined once `signal` says that nobody waits any more. */
  take(activityArn: string, signal: AbortSignal): Promise<ActivityTask | undefined> {
    const task = this.#waiting.get(activityArn)?.shift();
    if (task !== undefined) return Promise.resolve(task);
    return new Promise((resolve) => {
      const workers = this.#workers.get(activityArn) ?? [];
      this.#workers.set(activityArn, workers);
      workers.push(resolve);
      signal.addEventListener("abort", () => {
        const place = workers.indexOf(resolve);
        if (place >= 0) workers.splice(place, 1);
        resolve(undefined);
      });
    });
  }

  #waitingFor(activityArn: string): ActivityTask[] {
    const waiting = this.#waiting.get(activityArn) ?? [];
    this.#waiting.set(activityArn, waiting);
    return waiting;
  }

  #withdraw(activityArn: string, task: ActivityTask): void {
    const waiting = this.#waiting.get(activityArn) ?? [];
    this.#waiting.set(
      activityArn,
      waiting.filter((one) => one !== task),
    );
  }
}
