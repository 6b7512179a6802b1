import { errorName } from "./error-name.ts";

/**
 * What a step throws, as it comes back from it: an error that is called by its class. Step Functions tells errors apart by `name`, which a class
 * without a `name` of its own leaves at `Error`; anything else that is thrown comes back as an error with its text.
 */
export function namedError(thrown: unknown): Error {
  const error = thrown instanceof Error ? thrown : new Error(textOf(thrown), { cause: thrown });
  Reflect.defineProperty(error, "name", { value: errorName(error), configurable: true });
  return error;
}

function textOf(thrown: unknown): string {
  return typeof thrown === "object" ? JSON.stringify(thrown) : String(thrown);
}
