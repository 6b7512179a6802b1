import type { CatalogueEntry } from "../catalogue-entry.ts";

export const regularExpression = {
  code: "NG1010",
  title: "A regular expression",
  message: "the regular expression {pattern} can't be part of a flow",
  help: "use `includes`, `startsWith`, `endsWith`, `split` or `slice`, or match it in a task",
  why: "JSONata's regular expressions are those of the machine that evaluates it, and differ from JavaScript's.",
  wrong: "const day = /\\d{8}/.exec(name)?.[0];",
  right:
    'const dayIn = task("day-in", ({ name }: { name: string }) => /\\d{8}/.exec(name)?.[0] ?? null);\n…\nconst day = await dayIn({ name });',
} as const satisfies CatalogueEntry;
