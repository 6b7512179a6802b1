import type { Scene } from "./stage.ts";

const MODES = ["wait", "wait", "wait", "skip", "fail", "replace"] as const;

/** Locks of all kinds. */
export function scenes(count: number): readonly Scene[] {
  return Array.from({ length: count }, (_, index): Scene => {
    const limit = 1 + (index % 3);
    return {
      lock: `lock-${index % 5}`,
      key: `key#${index}`,
      limit,
      otherLimit: index % 4 === 3 ? limit + 1 : limit,
      whenBusy: MODES[index % MODES.length] ?? "wait",
      what: index % 2 === 0 ? "flow" : "block",
    };
  });
}
