import type { CatalogueEntry } from "../catalogue-entry.ts";

export const scriptFile = {
  code: "NG2322",
  title: "A script that can't be run",
  message: "the script {file} {problem}",
  help: "{fix}",
  why: "A script's text goes into the task definition, which has 64 KiB for everything, and the container runs it by its first line.",
  wrong: 'shell("./load.sh")   // and no file flows/load.sh',
  right: 'shell("./scripts/load.sh")',
} as const satisfies CatalogueEntry;
