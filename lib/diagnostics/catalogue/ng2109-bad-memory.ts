import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badMemory = {
  code: "NG2109",
  title: "Memory that Lambda doesn't have",
  message: "task `{task}` asks for {memory} MiB, but Lambda has 128 to 10240",
  help: "memory: {suggestion}",
  why: "A Lambda function has from 128 to 10240 MiB, in steps of 1.",
  wrong: 'task("load", { memory: 64 }, …)',
  right: 'task("load", { memory: 128 }, …)',
} as const satisfies CatalogueEntry;
