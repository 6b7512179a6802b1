import type { CatalogueEntry } from "../catalogue-entry.ts";

export const outsideImport = {
  code: "NG1201",
  title: "An imported function in a flow",
  message: '`{name}` comes from "{module}" and runs only in Node',
  help: "call it inside a task, and await the task",
  why: "A flow calls tasks, containers, other flows and the small pure functions of the project's own files. Code of packages and of Node runs in tasks.",
  wrong:
    'import { readFile } from "node:fs/promises";\n…\nconst text = await readFile("names.txt", "utf8");',
  right:
    'const readNames = task("read-names", () => readFile("names.txt", "utf8"));\n…\nconst text = await readNames();',
} as const satisfies CatalogueEntry;
