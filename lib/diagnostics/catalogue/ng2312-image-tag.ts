import type { CatalogueEntry } from "../catalogue-entry.ts";

export const imageTag = {
  code: "NG2312",
  title: "A tag of an image that has none",
  message: "container `{container}` has a `tag`, but its image is {source}",
  help: "name the image by its URI, or leave the tag out",
  why: "An image that is made from a folder is deployed with the flows and has no tags of its own; that of a task definition which is there already is not known.",
  wrong: 'container("load", { image: "./containers/load", tag: (version: string) => version })',
  right: 'container("load", { image: "example.com/load", tag: (version: string) => version })',
} as const satisfies CatalogueEntry;
