/** A mistake in how a project is set up: its message says all a person needs, so the app prints that and no stack trace. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}
