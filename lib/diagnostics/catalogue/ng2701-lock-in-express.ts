import type { CatalogueEntry } from "../catalogue-entry.ts";

export const lockInExpress = {
  code: "NG2701",
  title: "A lock in an Express flow",
  message: "the express flow `{flow}` can't wait for {lock}",
  help: 'leave out `type: "express"`, or bound it by `rate`',
  why: "Step Functions lets no Express run wait for an answer, and tells nobody when one has ended: its place would never be free again.",
  wrong: 'flow("sync", { type: "express", concurrency: { limit: 1 } }, …)',
  right: 'flow("sync", { concurrency: { limit: 1 } }, …)',
} as const satisfies CatalogueEntry;
