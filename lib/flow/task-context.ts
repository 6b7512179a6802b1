/** What a function task knows of its run: the second parameter of its body. */
export interface TaskContext {
  readonly run: {
    /** ARN of the execution; in a distributed map that of the item's own. */
    readonly id: string;
    /** Name of the execution. */
    readonly name: string;
    readonly flow: string;
  };
  /** The name of the state that calls the task: its own, or `name (2)` for a second call in the flow. */
  readonly step: string;
  /** 1 on the first try, and again after a redrive. */
  readonly attempt: number;
  /**
   * 32 characters, the same for each try of one call, also after a redrive, and another for another run, step, input, item of a map or turn of a
   * loop. Give it to whatever must not happen twice: a payment, a mail, a `ClientToken` of AWS.
   */
  readonly idempotencyKey: string;
  /**
   * The number of the innermost lock held around the call: it grows with each taking of the lock's key. Whoever is written to may refuse a lower one than it has
   * seen. Undefined without a lock.
   */
  readonly fence?: number;
  /** Writes JSON lines that carry the run, flow, step and attempt. */
  readonly logger: TaskLogger;
  /** Milliseconds until the task's `timeout`. */
  remainingTime(): number;
}

/** Attributes become members of the line; an `Error` among them is written with its class, message, cause and stack. */
export interface TaskLogger {
  debug(message: string, attributes?: LogAttributes): void;
  info(message: string, attributes?: LogAttributes): void;
  warn(message: string, attributes?: LogAttributes): void;
  error(message: string, attributes?: LogAttributes | Error): void;
}

export type LogAttributes = Readonly<Record<string, unknown>>;
