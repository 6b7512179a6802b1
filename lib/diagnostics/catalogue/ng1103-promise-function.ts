import type { CatalogueEntry } from "../catalogue-entry.ts";

export const promiseFunction = {
  code: "NG1103",
  title: "A function of `Promise` without a form",
  message: "`{callee}` has no form on Step Functions",
  help: "use `await`, or `Promise.all` to wait for several steps",
  why: "A Parallel state ends when all of its branches have ended: it can't go on with the first of them.",
  wrong: "const first = await Promise.race([a(), b()]);",
  right: "const [first, second] = await Promise.all([a(), b()]);",
} as const satisfies CatalogueEntry;
