import type { CatalogueEntry } from "../catalogue-entry.ts";

export const unknownInEnvironment = {
  code: "NG2601",
  title: "An environment that names what isn't there",
  message: 'environment "{environment}": {problem}',
  why: "A setting for a flow, a task or a container that the project doesn't have would change nothing: most often the name is mistyped, or the flow has another one now.",
  wrong: 'environments({ prod: { schedules: { "daily-reprot": "off" } } })',
  right: 'environments({ prod: { schedules: { "daily-report": "off" } } })',
} as const satisfies CatalogueEntry;
