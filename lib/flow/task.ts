import type { StepConcurrency } from "./concurrency.ts";
import { type Duration, durationSeconds } from "./duration.ts";
import { asJson } from "./native/as-json.ts";
import { attempt } from "./native/attempt.ts";
import { holdingFor } from "./native/holding-for.ts";
import { nativeIdempotencyKey, nativeTaskContext } from "./native/native-task-context.ts";
import type { RetryOptions } from "./retry.ts";
import type { TaskContext } from "./task-context.ts";
import type { StepRate } from "./with-rate.ts";

/** Options of a function task. */
export interface TaskOptions<Input = unknown> {
  /** The longest one try may take; at most `"15m"`, Lambda's own limit. @default "1m" */
  readonly timeout?: Duration;
  /** Memory in MiB, 128 to 10240; processor time grows with it. @default 256 */
  readonly memory?: number;
  /** How it is tried again; of a list the first that names the error counts, each with its own tries. `InvalidInput` only where `on` names it. */
  readonly retry?: RetryOptions | readonly RetryOptions[];
  /** Environment variables of the function. Not for secrets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The processor. ARM costs a fifth less. @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /**
   * At most so many at once, over all runs, and so many kept free of the account's own limit. More calls are throttled, which is retried by itself.
   * Spares a database; for one flow's own bound see `map`'s `concurrency`. @default no bound
   */
  readonly reservedConcurrency?: number;
  /**
   * Runs in the environment's `network`, for a database that only answers there. Other addresses are then reached through that network's NAT alone.
   * @default false
   */
  readonly vpc?: boolean;
  /** How many calls there may be at once, over all runs: those that find no place wait, before the function is invoked. @default any number */
  readonly concurrency?: StepConcurrency<Input>;
  /** How often it may be called, over all runs: an API's limit. @default any number of times */
  readonly rate?: StepRate<Input>;
  /** ARNs of layer versions, at most 5, in the function's region: an extension, a native library. Not used on a laptop. @default none */
  readonly layers?: readonly string[];
}

/** A function task: call it with its input, await its result. */
export interface Task<Input, Output> {
  (...input: undefined extends Input ? [input?: Input] : [input: Input]): Promise<Output>;
  readonly kind: "task";
  readonly taskName: string;
  readonly options: TaskOptions<Input>;
  /** One try, without the task's own retry and timeout: what Lambda runs, for Step Functions keeps those. */
  readonly body: TaskBody<Input, Output>;
}

type TaskBody<Input, Output> = (input: Input, context: TaskContext) => Output | Promise<Output>;

/**
 * A step that is a small function. Becomes one bundled Lambda function and, at each call, a `lambda:invoke` Task state.
 * Input and result travel as JSON, at most 256 KiB each.
 *
 * @param name unique in the project; letters, digits, `-` and `_`. The function is `nagare-<env>-<name>`.
 * @param body gets the input that the flow passes and, if it wants, what it may know of its run: see {@link TaskContext}. What it throws keeps
 * its class name as the error.
 * @example
 * ```ts
 * export const denormalize = task("denormalize", async ({ date }: { date: string }) => ({ rows: 42 }));
 *
 * export const charge = task("charge", async ({ cents }: { cents: number }, context) => {
 *   context.logger.info("charging", { cents });
 *   return await pay(cents, { idempotencyKey: context.idempotencyKey });
 * });
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function task<Input = undefined, Output = void>(
  name: string,
  body: TaskBody<Input, Output>,
): Task<Input, Output>;
export function task<Input = undefined, Output = void>(
  name: string,
  options: TaskOptions<Input>,
  body: TaskBody<Input, Output>,
): Task<Input, Output>;
export function task<Input, Output>(
  name: string,
  ...rest: [TaskBody<Input, Output>] | [TaskOptions<Input>, TaskBody<Input, Output>]
): Task<Input, Output> {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  const call = async (input?: Input): Promise<Output> => {
    const idempotencyKey = nativeIdempotencyKey();
    const timeoutSeconds = durationSeconds(options.timeout ?? "1m");
    return await holdingFor({ kind: "task", name }, options.concurrency, input as Input, () =>
      attempt(options, async (count) => {
        const context = { task: name, idempotencyKey, attempt: count, timeoutSeconds };
        return asJson(await body(asJson(input as Input), nativeTaskContext(context)));
      }),
    );
  };
  return Object.assign(call, { kind: "task", taskName: name, options, body } as const);
}
