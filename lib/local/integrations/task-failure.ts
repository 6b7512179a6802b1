/** What an integration's task fails with: told as it is to whoever catches. */
export class TaskFailure extends Error {
  /** The error name that Retry and Catch see. */
  readonly error: string;

  constructor(error: string, cause: string, options?: ErrorOptions) {
    super(cause, options);
    this.error = error;
  }
}

/** This machine can't perform the task; the cause says what to do about it. */
export const notServed = (cause: string): TaskFailure =>
  new TaskFailure("Nagare.NotServedLocally", cause);

/** A value as Step Functions prints it into a cause or a field that takes JSON text. */
export const jsonText = (value: unknown): string => JSON.stringify(value) ?? "null";
