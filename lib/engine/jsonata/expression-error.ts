/** An expression that can't be compiled, or ended without a value. */
export class ExpressionError extends Error {
  /** JSONata's code; absent where a bound of time, depth or memory was met. */
  readonly code: string | undefined;

  constructor(message: string, options: { code?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ExpressionError";
    this.code = options.code;
  }
}

/** A value that JSON can't hold, such as a function. */
export class UnsupportedResultError extends ExpressionError {
  constructor() {
    super("returned an unsupported result type.");
    this.name = "UnsupportedResultError";
  }
}
