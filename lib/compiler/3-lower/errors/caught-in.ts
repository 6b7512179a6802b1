import type ts from "typescript";
import type { FlowLowering } from "../place.ts";
import type { CaughtError } from "./caught-error.ts";
import { failingIn } from "./failing-in.ts";

/** What is known of the errors that a `try` block lets out. */
export function caughtIn({
  project,
  errorClasses,
}: FlowLowering): (block: ts.Block) => Omit<CaughtError, "error"> {
  return (block) => ({ failing: failingIn(block, project), classes: errorClasses });
}
