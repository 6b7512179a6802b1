import type { CatalogueEntry } from "../catalogue-entry.ts";

export const noFlows = {
  code: "NG2000",
  title: "A project without flows",
  message: "there is no folder `flows` in {directory}",
  help: "run nagare in the project's folder, or start one with `npx nagare init DIR`",
  why: "nagare works on the project in the current folder: every `.ts` file in `flows/` and below.",
  wrong: "my-project/src/daily-report.ts",
  right: "my-project/flows/daily-report.ts",
} as const satisfies CatalogueEntry;
