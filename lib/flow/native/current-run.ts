import { AsyncLocalStorage } from "node:async_hooks";
import type { Run } from "../run.ts";

/** The run of the flow that is called natively, for the steps that it awaits: as the context object of Step Functions. */
export const currentRun = /* @__PURE__ */ new AsyncLocalStorage<Run>();
