import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unsupportedMethod = {
  code: "NG1002",
  title: "A method that a flow can't use",
  message: "`{method}` of {type} has no form with the same meaning on Step Functions",
  help: "call it inside a task, and await the task",
  why: "Expressions of a flow become JSONata. Methods that JSONata can't perform exactly as JavaScript does are refused.",
  wrong: 'const label = name.normalize("NFKD");',
  right:
    'const normalize = task("normalize", ({ name }: { name: string }) => name.normalize("NFKD"));\n…\nconst label = await normalize({ name });',
} as const satisfies CatalogueEntry;
