/** What went wrong, as told to the user, and the command's exit code for it. */
export class CliError extends Error {
  readonly exitCode: 1 | 2 | 3;

  constructor(exitCode: 1 | 2 | 3, message = "", options: ErrorOptions = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Wrong usage, or a project that does not compile. */
export function wrongUsage(message: string, cause?: unknown): CliError {
  return new CliError(2, message, { cause });
}

/** The service or environment gives no answer. */
export function unreachable(message: string, cause?: unknown): CliError {
  return new CliError(3, message, { cause });
}
