import type { CatalogueEntry } from "../catalogue-entry.ts";

export const expressTimeout = {
  code: "NG3000",
  title: "An express flow that takes too long",
  message:
    "express flow `{flow}` may take {timeout}, but Step Functions ends express runs after 5 minutes",
  help: 'a timeout of at most "5m", or `type: "standard"`',
  why: "An Express workflow runs for at most five minutes.",
  wrong: 'flow("report", { type: "express", timeout: "1h" }, …)',
  right: 'flow("report", { timeout: "1h" }, …)',
} as const satisfies CatalogueEntry;
