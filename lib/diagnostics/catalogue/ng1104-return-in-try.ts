import type { CatalogueEntry } from "../catalogue-entry.ts";

export const returnPromiseInTry = {
  code: "NG1104",
  title: "A promise returned from inside `try`",
  message: "`return {call}` leaves the `try` before the step ends",
  help: "return await {call};",
  why: "Without `await` the promise is returned first and fails later, when `catch` no longer sees it. That is seldom what is meant.",
  wrong: "try {\n  return load(day);\n} catch { … }",
  right: "try {\n  return await load(day);\n} catch { … }",
} as const satisfies CatalogueEntry;
