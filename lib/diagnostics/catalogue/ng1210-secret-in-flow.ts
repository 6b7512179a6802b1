import type { CatalogueEntry } from "../catalogue-entry.ts";

export const secretInFlow = {
  code: "NG1210",
  title: "A secret used in a flow",
  message: "`{secret}` is used in a flow, and what a flow computes with is kept in its runs",
  help: "secrets: { NAME: {word}(…) } of the container that needs it; a task reads its secrets itself",
  why: "Each run's history and logs have the values that its flow computes with, for everybody to read who may look at runs. ECS reads a container's secrets when it starts the container, and they pass nowhere else.",
  wrong: 'environment: () => ({ TOKEN: secret("slack-token").name })',
  right: 'secrets: { TOKEN: secret("slack-token") }',
} as const satisfies CatalogueEntry;
