import type { CatalogueEntry } from "../catalogue-entry.ts";

export const noImage = {
  code: "NG2320",
  title: "A container without an image",
  message: "container `{container}` has {problem}",
  why: "A container is made from an image, or it is one of a task definition that exists already: exactly one of them says what runs.",
  wrong: 'container("load", { cpu: 512, memory: 1024 })',
  right: 'container("load", { image: "./containers/loader", cpu: 512, memory: 1024 })',
} as const satisfies CatalogueEntry;
