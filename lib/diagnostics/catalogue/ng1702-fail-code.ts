import type { CatalogueEntry } from "../catalogue-entry.ts";

export const failCode = {
  code: "NG1702",
  title: "A `fail` whose code is no fixed name",
  message: "the code `{code}` of `fail` {problem}",
  help: 'fail("NoRows", "what happened, with what only a run knows");',
  why: "The code is the name of the error. People look for it, `catch` and `retry` tell errors apart by it, and the compiler has to know it. What differs from run to run belongs into the message. Names that begin with `States.` are Step Functions' own.",
  wrong: "fail(code, table);",
  right: 'fail("NoRows", table);',
} as const satisfies CatalogueEntry;
