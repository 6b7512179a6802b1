import type { CatalogueEntry } from "../catalogue-entry.ts";

export const longName = {
  code: "NG3003",
  title: "A name that is too long for AWS",
  message:
    "the {resource} of {kind} `{name}` would be named `{full}`: {length} characters, but AWS takes at most {most}",
  help: "a name of at most {left} characters",
  why: "On AWS the name stands behind `nagare-`, the name of the environment and a dash. Functions and schedules have names of up to 64 characters, state machines of up to 80.",
  wrong: 'task("denormalize-the-trips-of-all-customers-of-all-regions-of-a-day", …)',
  right: 'task("denormalize-trips-of-a-day", …)',
} as const satisfies CatalogueEntry;
