import { createHash } from "node:crypto";
import { currentRun } from "./current-run.ts";
import { nativeFence } from "./locks.ts";

/** What a container is told of its run, as far as a native call knows: its step is its own name. */
export function runVariables(step: string, attempt: number): Readonly<Record<string, string>> {
  const run = currentRun.getStore();
  const now = new Date().toISOString();
  const id = run?.id ?? `native:${step}`;
  const trace = hash(`${id} ${run?.name ?? now}`);
  const fence = nativeFence();
  return {
    ...(fence !== undefined && { NAGARE_FENCE: String(fence) }),
    NAGARE_RUN: id,
    NAGARE_FLOW: run?.flow ?? "native",
    NAGARE_STEP: step,
    NAGARE_ATTEMPT: String(attempt),
    NAGARE_SCHEDULED_TIME: run?.scheduledTime ?? now,
    TRACEPARENT: `00-${trace}-${hash(`${step} ${now}`).slice(0, 16)}-01`,
    DD_ENV: run?.environment ?? "local",
    DD_SERVICE: step,
    DD_VERSION: "local",
  };
}

function hash(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
