import type { CatalogueEntry } from "../catalogue-entry.ts";

export const imageFolder = {
  code: "NG2300",
  title: "An image folder that doesn't exist",
  message: "container `{container}` is built from `{image}`, which {problem}",
  why: "An image that starts with `.` is a folder with a Dockerfile, relative to the file that declares the container. Anything else is an image URI.",
  wrong: 'container("load", { image: "./loader" })   // and no folder flows/loader',
  right: 'container("load", { image: "../containers/loader" })',
} as const satisfies CatalogueEntry;
