import type { Diagnostic } from "../diagnostics/index.ts";

/** A mistake in how a project is set up: its message says all a person needs, so the app prints that and no stack trace. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  /** What the message says, where it has places in the sources. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, options?: ErrorOptions, diagnostics: readonly Diagnostic[] = []) {
    super(message, options);
    this.diagnostics = diagnostics;
  }
}
