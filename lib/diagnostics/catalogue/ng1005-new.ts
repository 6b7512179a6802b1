import type { CatalogueEntry } from "../catalogue-entry.ts";

export const newInFlow = {
  code: "NG1005",
  title: "`new` in a flow",
  message: "`new {name}` can't be part of a flow",
  help: "make it inside a task and return plain JSON",
  why: "Only errors can be made in a flow, to be thrown. All other data of a flow is JSON, which instances of classes are not.",
  wrong: "const url = new URL(address);",
  right:
    'const hostOf = task("host-of", ({ address }: { address: string }) => new URL(address).host);\n…\nconst host = await hostOf({ address });',
} as const satisfies CatalogueEntry;
