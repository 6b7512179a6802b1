import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badTrigger = {
  code: "NG2212",
  title: "A trigger that EventBridge refuses",
  message: "this trigger can't be a rule of EventBridge: {problem}",
  help: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html",
  why: "A rule with a wrong pattern is refused by AWS when it is deployed, or never fires.",
  wrong: 'on: event({ source: "shop", detail: { total: [{ numeric: [">"] }] } })',
  right: 'on: event({ source: "shop", detail: { total: [{ numeric: [">", 100] }] } })',
} as const satisfies CatalogueEntry;
