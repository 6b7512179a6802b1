import type { CatalogueEntry } from "../catalogue-entry.ts";

export const secretVariable = {
  code: "NG2323",
  title: "A secret that ECS can't inject",
  message: "`{variable}` can't be among the `secrets` of container `{container}`: {problem}",
  why: "Each secret becomes an environment variable of the task definition. ECS refuses the task definition, or the container's start, for one that it can't set.",
  wrong: 'secrets: { "slack token": secret("slack-token") }',
  right: 'secrets: { SLACK_TOKEN: secret("slack-token") }',
} as const satisfies CatalogueEntry;
