/** What an integration's task fails with: told as it is to whoever catches. */
export class TaskFailure extends Error {
  /** The error name that Retry and Catch see. */
  readonly error: string;
  /** Whether the same call may well succeed a little later: nobody answered, or was too busy to. */
  readonly mayPass: boolean;

  constructor(error: string, cause: string, options: TaskFailureOptions = {}) {
    super(cause, options);
    this.error = error;
    this.mayPass = options.mayPass ?? false;
  }
}

interface TaskFailureOptions extends ErrorOptions {
  /** @default false */
  readonly mayPass?: boolean;
}

/** This machine can't perform the task; the cause says what to do about it. */
export const notServed = (cause: string): TaskFailure =>
  new TaskFailure("Nagare.NotServedLocally", cause);

/** A value as Step Functions prints it into a cause or a field that takes JSON text. */
export const jsonText = (value: unknown): string => JSON.stringify(value) ?? "null";
