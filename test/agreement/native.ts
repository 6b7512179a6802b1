import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Flow, Task } from "../../lib/flow/index.ts";
import { errorName } from "../../lib/flow/native/index.ts";

/** How a run ended: comparable between Node and Step Functions. */
export type Outcome =
  | { readonly output: unknown }
  | { readonly error: string; readonly message: string };

export interface FlowModule {
  readonly flow: Flow<unknown, unknown>;
  readonly tasks: readonly Task<unknown, unknown>[];
}

/** Imports a flow's file as Node sees it. */
export async function importFlow(folder: string): Promise<FlowModule> {
  const exports: Record<string, unknown> = await import(
    pathToFileURL(join(folder, "flow.ts")).href
  );
  const isTask = (one: unknown): one is Task<unknown, unknown> =>
    typeof one === "function" && "kind" in one && one.kind === "task";
  return {
    flow: exports["default"] as Flow<unknown, unknown>,
    tasks: Object.values(exports).filter(isTask),
  };
}

/** Runs the flow as plain TypeScript. */
export async function runNatively({ flow }: FlowModule, input: unknown): Promise<Outcome> {
  try {
    return { output: asJson(await flow(asJson(input))) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: errorName(error), message: error.message };
  }
}

/** What JSON keeps of a value: undefined is null at the top, and no member. */
function asJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
