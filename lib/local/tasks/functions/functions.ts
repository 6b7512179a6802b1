import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { bundleTask } from "../../../../lambda/task/bundle.ts";
import type { JsonObject } from "../../../asl/index.ts";
import { arns } from "../../arns.ts";
import type { Clock } from "../../clock/index.ts";
import { declared, type TaskDeclaration } from "../declarations.ts";
import { functionErrors } from "./function-errors.ts";
import type { Crash, TellLine, Worker } from "./worker.ts";
import type { FunctionError, Invocation, InvocationOutcome } from "./worker-message.ts";
import { WorkerPool } from "./worker-pool.ts";

export interface FunctionsOptions {
  readonly clock: Clock;
  /** Where bundles go. */
  readonly bundles: string;
  /** Where functions run: the project's folder. */
  readonly folder: string;
  /** How many invocations at once; further ones wait. */
  readonly concurrency: number;
  environment(own: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

/** What a function answered. */
export type FunctionAnswer =
  | { readonly kind: "succeeded"; readonly payload: string }
  | { readonly kind: "failed"; readonly error: FunctionError };

export interface FunctionCall {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  /** What the caller says beside the payload. */
  readonly clientContext?: JsonObject;
  readonly tell: TellLine;
  /** Ends the invocation where it stands. */
  readonly signal: AbortSignal;
}

/** The project's function tasks, each bundled as for Lambda and run in worker processes. */
export class Functions {
  readonly #options: FunctionsOptions;
  readonly #pool: WorkerPool;
  #declarations: readonly TaskDeclaration[] = [];
  #bundles = new Map<string, Promise<string>>();
  /** Of this process alone: another one's workers must find what they run. */
  readonly #folder: string;

  constructor(options: FunctionsOptions) {
    this.#options = options;
    this.#folder = join(options.bundles, randomUUID());
    this.#pool = new WorkerPool(options.concurrency);
  }

  /** Takes over the project's functions; new invocations run the code as it is now. */
  async declare(tasks: readonly TaskDeclaration[]): Promise<void> {
    this.#declarations = tasks;
    this.#bundles = new Map();
    await this.#pool.renew();
  }

  find(deployedName: string): TaskDeclaration | undefined {
    return declared(this.#declarations, deployedName);
  }

  /** Runs a function once. Never rejects: what goes wrong is the function's error, as Lambda tells it. */
  async invoke(task: TaskDeclaration, call: FunctionCall): Promise<FunctionAnswer> {
    const bundle = await this.#bundle(task).catch((error: Error) => error);
    if (bundle instanceof Error)
      return { kind: "failed", error: functionErrors.notBundled(bundle.message) };
    const { folder, environment } = this.#options;
    const worker = await this.#pool.acquire(task.name, () => ({
      folder,
      memoryMiB: task.memoryMiB,
      environment: environment({ ...lambdaEnvironment(task), ...task.environment }),
    }));
    const outcome = await this.#run(worker, task, bundle, call);
    await this.#pool.release(task.name, worker, outcome.kind !== "crashed");
    return outcome.kind === "crashed"
      ? { kind: "failed", error: functionErrors.crashed(call.requestId, outcome) }
      : outcome;
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #run(
    worker: Worker,
    task: TaskDeclaration,
    bundle: string,
    { requestId, payload, clientContext, tell, signal }: FunctionCall,
  ): Promise<InvocationOutcome | Crash> {
    const { clock } = this.#options;
    const kill = (): void => void worker.kill();
    let timedOut = false;
    const milliseconds = task.timeoutSeconds * 1000;
    const cancelTimer = clock.at(clock.now() + milliseconds, () => {
      timedOut = true;
      kill();
    });
    signal.addEventListener("abort", kill);
    if (signal.aborted) kill();
    // The worker lives in real time, whatever the service's clock says.
    const deadline = Date.now() + milliseconds;
    const context = { ...lambdaContext(task, requestId), ...(clientContext && { clientContext }) };
    const outcome = await worker.invoke({ requestId, bundle, payload, context, deadline }, tell);
    cancelTimer();
    signal.removeEventListener("abort", kill);
    if (!timedOut) return outcome;
    return { kind: "failed", error: functionErrors.timedOut(requestId, task.timeoutSeconds) };
  }

  #bundle(task: TaskDeclaration): Promise<string> {
    const known = this.#bundles.get(task.name);
    if (known !== undefined) return known;
    // A name of its own each time: a worker that still runs the old code must not find the new one half written.
    const folder = join(this.#folder, `${task.name}-${randomUUID()}`);
    const made = bundleTask(task, folder).then(({ file }) => file);
    this.#bundles.set(task.name, made);
    return made;
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
function lambdaEnvironment({ name, memoryMiB }: TaskDeclaration): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMiB),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    NAGARE_ENVIRONMENT: "local",
  };
}

function lambdaContext(task: TaskDeclaration, requestId: string): Invocation["context"] {
  return {
    functionName: task.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: arns.function(task.name),
    memoryLimitInMB: String(task.memoryMiB),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${task.name}`,
    logStreamName: "local",
  };
}
