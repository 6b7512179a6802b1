import type { CatalogueEntry } from "../catalogue-entry.ts";

export const instanceOf = {
  code: "NG1603",
  title: "An `instanceof` that names can't decide",
  message: "`instanceof {type}` can't be decided, {problem}",
  help: 'give each class of errors a name of its own: `override readonly name = "…";`',
  why: "On Step Functions an error is known by its name, so `instanceof` asks whether the name is that of the class or of a class made from it. Where another class has the same name, or a name is only known at run time, the answer could be wrong.",
  wrong:
    'class Missing extends Error {\n  override readonly name: string = "Missing";\n}\nclass NoRows extends Missing {}\n…\nif (error instanceof NoRows) return 0;',
  right:
    'class Missing extends Error {\n  override readonly name: string = "Missing";\n}\nclass NoRows extends Missing {\n  override readonly name = "NoRows";\n}\n…\nif (error instanceof NoRows) return 0;',
} as const satisfies CatalogueEntry;
