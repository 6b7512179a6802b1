import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unsupportedSyntax = {
  code: "NG1000",
  title: "Syntax that a flow can't use",
  message: "{construct} can't be part of a flow",
  help: "move it into a task: a task's body is ordinary Node code",
  why: "A flow becomes a state machine. Syntax that has no state, variable or JSONata expression with the same meaning is refused rather than approximated.",
  wrong: "const { port } = new URL(url);",
  right:
    'const portOf = task("port-of", ({ url }: { url: string }) => new URL(url).port);\n…\nconst port = await portOf({ url });',
} as const satisfies CatalogueEntry;
