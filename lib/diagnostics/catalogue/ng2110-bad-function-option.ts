import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badFunctionOption = {
  code: "NG2110",
  title: "An option that Lambda doesn't take",
  message: "`{option}` of task `{task}` is {value}: {limit}",
  why: "Lambda would refuse the function when it is deployed.",
  wrong: 'task("load", { environment: { AWS_REGION: "us-east-1" } }, …)',
  right: 'task("load", { environment: { SOURCE_REGION: "us-east-1" } }, …)',
} as const satisfies CatalogueEntry;
