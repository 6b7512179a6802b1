import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badRetry = {
  code: "NG2108",
  title: "A retry that can't be",
  message: "`{option}` is {value}, but {limit}",
  why: "`attempts` counts every try, the first included. The others say how long the waits between the tries are.",
  wrong: "retry: { attempts: 0 }",
  right: 'retry: { attempts: 3, delay: "5s", backoff: 2 }',
} as const satisfies CatalogueEntry;
