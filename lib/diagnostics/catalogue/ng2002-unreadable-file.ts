import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unreadableFile = {
  code: "NG2002",
  title: "A file that can't be read",
  message: "`{file}` can't be read: {problem}",
  why: "Every `.ts` file in `flows/` belongs to the project.",
  wrong: "flows/report.ts -> ../gone.ts",
  right: "a file that exists and may be read",
} as const satisfies CatalogueEntry;
