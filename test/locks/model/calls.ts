import {
  type AcquireRequest,
  acquire,
  type LockPorts,
  onEnded,
  release,
  retakeLost,
  type StatusEvent,
  sweep,
} from "../../../lib/locks/index.ts";
import { KEY } from "./requests.ts";
import { holderId, type Setting, tokenOf } from "./world.ts";

/** A call of the function, or of the command line; `clock` in milliseconds. */
export type Call = { readonly clock: number } & (
  | {
      readonly kind: "acquire";
      readonly run: number;
      readonly tries: number;
      readonly redrives: number;
    }
  | { readonly kind: "release"; readonly run: number }
  | { readonly kind: "event"; readonly event: StatusEvent }
  | { readonly kind: "sweep" }
  | { readonly kind: "redrive"; readonly run: number }
);

/** The code that is checked: the real one. */
export async function perform(setting: Setting, call: Call, ports: LockPorts): Promise<unknown> {
  switch (call.kind) {
    case "acquire":
      return acquire(ports, acquireRequest(setting, call));
    case "release":
      return release(ports, {
        action: "release",
        ...{ ...KEY, holder: holderId(call.run, setting) },
      });
    case "event":
      return onEnded(ports, call.event);
    case "sweep":
      return sweep(ports);
    case "redrive":
      return retakeLost(ports, `r${call.run}`);
  }
}

function acquireRequest(
  setting: Setting,
  { run, tries, redrives }: Extract<Call, { readonly kind: "acquire" }>,
): AcquireRequest {
  return {
    action: "acquire",
    ...{ ...KEY, holder: holderId(run, setting), execution: `r${run}` },
    ...{ limit: setting.limits[run] ?? 1, whenBusy: setting.whenBusy, priority: 0 },
    ...{ since: String(run), token: tokenOf(run, tries), attempt: redrives * 1000 + tries },
  };
}
