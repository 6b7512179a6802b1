import type { CatalogueEntry } from "../catalogue-entry.ts";

export const promiseMethod = {
  code: "NG1102",
  title: "`then`, `catch` or `finally` on a promise",
  message: "`.{method}()` hangs a callback on a promise",
  help: "{help}",
  why: "`await` with `try`, `catch` and `finally` says the same in the order in which it happens, and it is what becomes states.",
  wrong: "await load(day).catch(() => report(day));",
  right: "try {\n  await load(day);\n} catch {\n  await report(day);\n}",
} as const satisfies CatalogueEntry;
