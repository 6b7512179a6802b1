import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badContainerOption = {
  code: "NG2321",
  title: "A container's option that ECS doesn't take",
  message: "`{option}` of container `{container}` can't be `{value}`",
  help: "{limit}",
  why: "ECS would refuse the deployment, or the container's start, which a laptop doesn't notice.",
  wrong: 'container("load", { image, storage: 10 })',
  right: 'container("load", { image, storage: 50 })',
} as const satisfies CatalogueEntry;
