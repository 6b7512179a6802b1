import { executionOf } from "../../locks/index.ts";
import { flowOf } from "../run/choose-run.ts";

/** A holder as it is said on the command line: `FLOW/RUN`, and the state behind it where that is a task's or a block's place. */
export function holderLabel(holder: string, env: string | undefined): string {
  const execution = executionOf(holder);
  const name = execution.split(":").at(-1) ?? execution;
  return `${flowOf(execution, env)}/${name}${holder.slice(execution.length)}`;
}
