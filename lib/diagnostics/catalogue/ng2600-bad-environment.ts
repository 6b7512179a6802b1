import type { CatalogueEntry } from "../catalogue-entry.ts";

export const badEnvironment = {
  code: "NG2600",
  title: "A value of an environment that AWS doesn't take",
  message: 'environment "{environment}": {problem}',
  why: "AWS refuses it at deploy, minutes later and with half of a stack made. `cdk synth` reads the environment and says so at once.",
  wrong: 'environments({ prod: { account: "1111" } })',
  right: 'environments({ prod: { account: "111122223333" } })',
} as const satisfies CatalogueEntry;
