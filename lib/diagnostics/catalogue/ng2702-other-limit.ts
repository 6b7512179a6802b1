import type { CatalogueEntry } from "../catalogue-entry.ts";

export const otherLimit = {
  code: "NG2702",
  title: "One lock with several limits",
  message: "{what} has {is} here, and {other} elsewhere",
  help: "say the same at each place: a constant keeps them together",
  why: "Who asks says how many may hold the key. With two limits the higher one would hold for all.",
  wrong: 'await withLock("warehouse", { limit: 2 }, load);\nawait withLock("warehouse", clean);',
  right:
    'const two = { limit: 2 }; // outside of the flows\nawait withLock("warehouse", two, load);\nawait withLock("warehouse", two, clean);',
} as const satisfies CatalogueEntry;
