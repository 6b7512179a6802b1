import { namedError } from "../../lib/flow/native/index.ts";

/** Step Functions cuts a cause at 32,768 characters, and what is cut is no JSON any more: neither a `catch` nor Datadog could read it. */
const MOST_CHARACTERS_OF_STACK = 8000;

/** What a body threw, as Lambda reports it: by its class, with the stacks of what caused it, for Lambda tells no `cause`. */
export function reportedError(thrown: unknown): Error {
  const error = namedError(thrown);
  const stack = stackOf(error, new Set()).slice(0, MOST_CHARACTERS_OF_STACK);
  Reflect.defineProperty(error, "stack", { value: stack, configurable: true, writable: true });
  return error;
}

function stackOf(error: Error, seen: Set<Error>): string {
  seen.add(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  const { cause } = error;
  if (!(cause instanceof Error) || seen.has(cause)) return own;
  return `${own}\nCaused by: ${stackOf(cause, seen)}`;
}
