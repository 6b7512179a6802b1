/**
 * Throws an error that is called `code`: the run ends with it as its error, unless a `catch` takes it. Becomes a Fail state.
 *
 * @param code the error's name, a constant
 * @param message for people: the execution's cause
 * @example
 * ```ts
 * if (rows === 0) fail("NoRows", `no rows on ${day}`);
 * const table = tables[name] ?? fail("UnknownTable", name);
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
 */
export function fail(code: string, message = ""): never {
  const error = new Error(message);
  error.name = code;
  throw error;
}
