/** What the wrapper that Lambda runs shares with a native call, so that a step's errors are called alike. */
export { errorName } from "./error-name.ts";
export { namedError } from "./named-error.ts";
