import type { CatalogueEntry } from "../catalogue-entry.ts";

export const lockHeld = {
  code: "NG1720",
  title: "A lock that is asked for while it is held",
  message: "{lock} is asked for while this run holds it: it would wait for itself",
  help: "hold it once: around both, or in one of them alone",
  why: "Whoever holds a lock and asks for it again waits for a place that only it can give back. Also with another key: two keys can't be told apart before the run. A flow that is awaited asks for its locks while the one that awaits it holds its own.",
  wrong:
    'await withLock("warehouse", async () => {\n  await withLock("warehouse", async () => await load({ day }));\n});',
  right: 'await withLock("warehouse", async () => await load({ day }));',
} as const satisfies CatalogueEntry;
