import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unsupportedCall = {
  code: "NG1001",
  title: "A call that a flow can't make",
  message: "`{callee}` can't be called in a flow",
  help: "call it inside a task, and await the task",
  why: "A flow calls tasks, containers, other flows, small pure functions of the project, and those built-in functions that JSONata has with the same meaning. Anything else has to run as code, in a task.",
  wrong: "const words = splitter.split(text);",
  right:
    'const split = task("split", ({ text }: { text: string }) => splitter.split(text));\n…\nconst words = await split({ text });',
} as const satisfies CatalogueEntry;
