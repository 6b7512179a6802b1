import type { CatalogueEntry } from "../catalogue-entry.ts";

export const lockInBranch = {
  code: "NG1722",
  title: "A lock in a branch that may be aborted",
  message:
    "{lock} would stay taken: when another branch fails, Step Functions aborts this one in its middle, and the flow goes on",
  help: "catch the errors in each branch, settle them with `Promise.allSettled`, or hold the lock around all of them",
  why: "A branch of `Promise.all` or an item of a map ends at once when another one fails: no state of it runs any more that would give the lock back. Where the run fails with it, the end of the run does that; where the flow catches the error, nobody would.",
  wrong:
    'try {\n  await Promise.all(days.map(async (day) => await withLock("warehouse", async () => await load({ day }))));\n} catch {\n  await notify();\n}',
  right:
    'const ended = await Promise.allSettled(days.map(async (day) => await withLock("warehouse", async () => await load({ day }))));\nif (ended.some(({ status }) => status === "rejected")) await notify();',
} as const satisfies CatalogueEntry;
