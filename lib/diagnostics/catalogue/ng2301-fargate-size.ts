import type { CatalogueEntry } from "../catalogue-entry.ts";

export const fargateSize = {
  code: "NG2301",
  title: "A size that Fargate doesn't have",
  message: "container `{container}` asks for {size}, which Fargate doesn't have",
  help: "{suggestion}",
  why: "Fargate has fixed numbers of CPU units, and for each of them a range of memory.",
  wrong: 'container("load", { image, cpu: 512, memory: 512 })',
  right: 'container("load", { image, cpu: 512, memory: 1024 })',
} as const satisfies CatalogueEntry;
