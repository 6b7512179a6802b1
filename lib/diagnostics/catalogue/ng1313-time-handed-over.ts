import type { CatalogueEntry } from "../catalogue-entry.ts";

export const timeHandedOver = {
  code: "NG1313",
  title: "A time that a step takes or gives",
  message: "{step} {does} a `Zoned`, which on the way is a text",
  help: "hand over `day.toISO()`, as a `string`, and write `zoned(text, …)` where it arrives",
  why: "What a step takes and gives is JSON. As JSON a time is its ISO text, so the methods that the type promises would not be there.",
  wrong: 'const load = task("load", async ({ day }: { day: Zoned }) => day.toISODate());',
  right:
    'const load = task("load", async ({ day }: { day: string }) => day);\n…\nawait load({ day: day.toISODate() });',
} as const satisfies CatalogueEntry;
