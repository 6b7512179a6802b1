import type { CatalogueEntry } from "../catalogue-entry.ts";

export const largeOverrides = {
  code: "NG3007",
  title: "A command or environment that is too large for a container",
  message:
    "`{state}` is given a command and environment of at least {size} characters, but ECS takes 8,192",
  help: "put the text into the image; a large value of a run goes by S3: `file(value)` in its place",
  why: "What a call changes of a task definition, names and brackets included, may have 8,192 characters as JSON.",
  wrong: 'container("load", { image, command: () => [SCRIPT_OF_A_THOUSAND_LINES] })',
  right: 'container("load", { image: "./containers/load", command: () => ["./script.sh"] })',
} as const satisfies CatalogueEntry;
