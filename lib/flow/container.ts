import { getCallSites } from "node:util";
import type { StepConcurrency } from "./concurrency.ts";
import type { Capacity, ContainerSource } from "./container-source.ts";
import type { Duration } from "./duration.ts";
import type { FileOutput } from "./file.ts";
import type { JsonOutput } from "./json.ts";
import { attempt } from "./native/attempt.ts";
import { holdingFor } from "./native/holding-for.ts";
import { type NativeContainer, runContainer } from "./native/run-container.ts";
import type { RetryOptions } from "./retry.ts";
import type { StepRate } from "./with-rate.ts";

/** Options of a container, beside {@link ContainerSource}. `Input` is what the flow passes at the call. */
export interface ContainerOptions<
  Input,
  Codes extends Readonly<Record<number, string>> = Readonly<Record<number, never>>,
  Output = undefined,
> {
  /**
   * The image's tag, from the input, in place of the one in `image`. ECS takes an image from a task definition alone: a state before the call registers one with
   * that image, one transition more. Only for an image URI.
   * @default as `image` says
   */
  readonly tag?: (input: Input) => string;
  /**
   * The arguments, one a string: never split at blanks, never read by a shell. What may be large goes by its address: `file(value)`.
   * @default what the image says
   */
  readonly command?: (input: Input) => readonly string[];
  /**
   * Environment variables, from the input; `file(value)` for what may be large. Not for secrets. Beside them every container finds what run it is in: `NAGARE_RUN` (ARN of the execution),
   * `NAGARE_FENCE` (the number of the innermost lock around it), `NAGARE_FLOW`, `NAGARE_STEP`, `NAGARE_ATTEMPT` (from 1), `NAGARE_SCHEDULED_TIME` (not in a distributed map), `TRACEPARENT`, and `DD_ENV`, `DD_SERVICE`,
   * `DD_VERSION`. Names that begin with `NAGARE_` can't be given.
   */
  readonly environment?: (input: Input) => Readonly<Record<string, string>>;
  /** Exit codes other than 0 that are an outcome and not an error, each with its name. */
  readonly exitCodes?: Codes;
  /** What the container reports or writes to a file; without it the result tells how the container ended. */
  readonly output?: JsonOutput<Output> | FileOutput<Output>;
  /** CPU units, 1024 are one vCPU: 256, 512, 1024, 2048, 4096, 8192 or 16384; also from the input. @default 256 */
  readonly cpu?: number | ((input: Input) => number);
  /** Memory in MiB, as Fargate allows for the CPU units; also from the input. @default 512 */
  readonly memory?: number | ((input: Input) => number);
  /** Whose machines it runs on. @default "fargate" */
  readonly capacity?: Capacity;
  /** How a container is tried again that exited. One that did not start is started again by itself, up to five times. */
  readonly retry?: RetryOptions;
  /** How many of it there may be at once, over all runs: those that find no place wait, before a container is started. @default any number */
  readonly concurrency?: StepConcurrency<Input>;
  /** How often it may be started, over all runs. @default any number of times */
  readonly rate?: StepRate<Input>;
  /** The longest one try may take. @default no bound */
  readonly timeout?: Duration;
  /**
   * What stands for the image's entry point when it runs on a laptop without Docker, in the image's folder.
   * @default the `ENTRYPOINT [...]` of the Dockerfile
   */
  readonly local?: readonly string[];
}

/** How a container tells its own result. */
export type Reporting<Output> =
  | { readonly output: FileOutput<Output>; readonly heartbeat?: never }
  | {
      readonly output: JsonOutput<Output>;
      /**
       * The longest it may say nothing: it sends heartbeats with the token too. After that the step fails with `TaskTimedOut`.
       * @default no bound
       */
      readonly heartbeat?: Duration;
    };

/** How a container ended, as a union over the named exit codes. */
export type ContainerResult<Codes extends Readonly<Record<number, string>>> =
  | { readonly exitCode: 0; readonly outcome: "succeeded" }
  | {
      [Code in keyof Codes]: { readonly exitCode: Code; readonly outcome: Codes[Code] };
    }[keyof Codes];

/** A container as a typed function: call it with its input, await its result. */
export interface Container<Input, Result> {
  (...input: undefined extends Input ? [input?: Input] : [input: Input]): Promise<Result>;
  readonly kind: "container";
  readonly containerName: string;
}

/**
 * A step that is a container image of any language. Becomes an ECS task definition and, at each call, an `ecs:runTask.sync` Task state on
 * Fargate; command and environment may be any expression of the input.
 *
 * @param name unique in the project; letters, digits, `-` and `_`. The task definition is `nagare-<env>-<name>`.
 * @example
 * ```ts
 * export const load = container("load", {
 *   image: "./containers/loader",
 *   command: ({ table }: { table: string }) => ["--table", table],
 *   exitCodes: { 9: "nothing-to-load" },
 * });
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
export function container<Input = undefined, Output = unknown>(
  name: string,
  options: ContainerOptions<Input, Readonly<Record<number, never>>, Output> &
    ContainerSource &
    Reporting<Output>,
): Container<Input, Output>;
export function container<
  Input = undefined,
  const Codes extends Readonly<Record<number, string>> = Readonly<Record<never, never>>,
>(
  name: string,
  options: ContainerOptions<Input, Codes> & ContainerSource,
): Container<Input, ContainerResult<Codes>>;
export function container<Input>(
  name: string,
  options: ContainerOptions<Input, Readonly<Record<number, string>>, unknown> &
    ContainerSource & { readonly heartbeat?: Duration },
): Container<Input, unknown> {
  const declaredIn = getCallSites(2)[1]?.scriptName ?? process.cwd();
  return callable(name, options, declaredIn);
}

/** The typed function that a declaration gives; `declaredIn` is the file that its paths are relative to. */
export function callable<Input>(
  name: string,
  options: NativeContainer<Input>,
  declaredIn: string,
): Container<Input, unknown> {
  const call = (input?: Input): Promise<unknown> =>
    holdingFor({ kind: "container", name }, options.concurrency, input as Input, () =>
      attempt(options, (count) =>
        runContainer(name, options, input as Input, { declaredIn, count }),
      ),
    );
  return Object.assign(call, { kind: "container", containerName: name } as const);
}
