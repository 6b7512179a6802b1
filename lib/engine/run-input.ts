/**
 * What can happen to a run. `at` is the instant, in milliseconds since 1970; it must not fall.
 * An input for a task or timer that is over changes nothing.
 */
export type RunInput = { readonly at: number } & (
  | { readonly kind: "start" }
  /** An activity's worker took the task. Other tasks start by themselves. */
  | { readonly kind: "taskStarted"; readonly taskId: string; readonly workerName?: string }
  /** A `.sync` or `.waitForTaskToken` call was answered; `output` is the answer, JSON text. */
  | { readonly kind: "taskSubmitted"; readonly taskId: string; readonly output: string }
  /** `output` is JSON text. */
  | { readonly kind: "taskSucceeded"; readonly taskId: string; readonly output: string }
  | {
      readonly kind: "taskFailed";
      readonly taskId: string;
      readonly error?: string;
      readonly cause?: string;
      /** The task's token was used, not its call refused. */
      readonly byToken?: boolean;
    }
  | { readonly kind: "taskHeartbeat"; readonly taskId: string }
  /** `items` is JSON text: an array, or an object whose members are the items. */
  | { readonly kind: "itemsRead"; readonly mapRunArn: string; readonly items: string }
  /** `output` is the Map state's result, JSON text. */
  | { readonly kind: "mapRunSucceeded"; readonly mapRunArn: string; readonly output: string }
  | {
      readonly kind: "mapRunFailed";
      readonly mapRunArn: string;
      readonly error: string;
      readonly cause: string;
    }
  | { readonly kind: "timer"; readonly timerId: string }
  | { readonly kind: "stop"; readonly error?: string; readonly cause?: string }
  | { readonly kind: "redrive" }
);
