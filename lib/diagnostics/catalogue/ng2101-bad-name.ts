import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badName = {
  code: "NG2101",
  title: "A name that AWS doesn't take",
  message: "`{name}` can't be the name of a {kind}",
  help: 'use letters, digits, `-` and `_`: "{suggestion}"',
  why: "The name becomes part of names on AWS, which allow letters, digits, `-` and `_`.",
  wrong: 'task("load trips!", …)',
  right: 'task("load-trips", …)',
} as const satisfies CatalogueEntry;
