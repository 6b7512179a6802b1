import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { lineSplitter } from "../line-splitter.ts";
import { endMark, type Invocation, type InvocationOutcome } from "./worker-message.ts";

export interface WorkerOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly memoryMiB: number;
}

export type TellLine = (stream: "stdout" | "stderr", text: string) => void;

/** How a worker ended that didn't answer. */
export interface Crash {
  readonly kind: "crashed";
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that runs one invocation at a time, as a Lambda execution environment does, and many one after another. */
export class Worker {
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  #current: Current | undefined;

  constructor({ environment, folder, memoryMiB }: WorkerOptions) {
    const main = fileURLToPath(
      new URL(`./worker-main${extname(import.meta.url)}`, import.meta.url),
    );
    this.#process = fork(main, [], {
      cwd: folder,
      env: { ...environment },
      execArgv: ["--enable-source-maps", "--no-warnings", `--max-old-space-size=${memoryMiB}`],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      serialization: "json",
      // With a group of its own, what the task has started dies with it.
      detached: true,
    });
    for (const stream of ["stdout", "stderr"] as const) this.#read(stream);
    this.#process.on("message", (outcome: InvocationOutcome) => this.#current?.answer(outcome));
    this.#process.on("error", () => {});
    this.#exited = new Promise((resolve) => {
      this.#process.once("close", (code, signal) => {
        this.#current?.settle({ kind: "crashed", code, signal });
        resolve();
      });
    });
  }

  get isAlive(): boolean {
    return this.#process.connected && this.#process.exitCode === null;
  }

  /** Runs one invocation. Every line it writes is told before the result. */
  invoke(invocation: Invocation, tell: TellLine): Promise<InvocationOutcome | Crash> {
    const { promise, resolve } = Promise.withResolvers<InvocationOutcome | Crash>();
    this.#current = new Current(invocation.requestId, tell, resolve);
    this.#process.send(invocation, (error) => {
      if (error) this.#process.kill("SIGKILL");
    });
    return promise;
  }

  /** Kills the process and all that it has started. Resolves when it has gone. */
  async kill(): Promise<void> {
    if (this.#process.pid !== undefined && this.#process.exitCode === null)
      try {
        process.kill(-this.#process.pid, "SIGKILL");
      } catch {
        this.#process.kill("SIGKILL");
      }
    await this.#exited;
  }

  #read(stream: "stdout" | "stderr"): void {
    const lines = lineSplitter((line) => this.#current?.line(stream, line));
    this.#process[stream]?.on("data", lines.write);
    this.#process[stream]?.on("end", lines.end);
  }
}

/** The invocation that a worker is busy with: over when it was answered and both streams have reached its mark. */
class Current {
  readonly #mark: string;
  readonly #tell: TellLine;
  readonly #settle: (outcome: InvocationOutcome | Crash) => void;
  readonly #ended = new Set<string>();
  #outcome: InvocationOutcome | undefined;
  /** An empty line may be the one that we put before the mark. */
  readonly #heldBack = new Set<string>();

  constructor(
    requestId: string,
    tell: TellLine,
    settle: (outcome: InvocationOutcome | Crash) => void,
  ) {
    this.#mark = endMark(requestId);
    this.#tell = tell;
    this.#settle = settle;
  }

  line(stream: "stdout" | "stderr", text: string): void {
    if (text === this.#mark) {
      this.#ended.add(stream);
      this.#finish();
      return;
    }
    if (this.#heldBack.delete(stream)) this.#tell(stream, "");
    if (text === "") this.#heldBack.add(stream);
    else this.#tell(stream, text);
  }

  answer(outcome: InvocationOutcome): void {
    this.#outcome = outcome;
    this.#finish();
  }

  settle(outcome: InvocationOutcome | Crash): void {
    this.#settle(outcome);
  }

  #finish(): void {
    if (this.#outcome !== undefined && this.#ended.size === 2) this.#settle(this.#outcome);
  }
}
