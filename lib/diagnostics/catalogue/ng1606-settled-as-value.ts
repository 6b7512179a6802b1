import type { CatalogueEntry } from "../catalogue-entry.ts";

export const settledAsValue = {
  code: "NG1606",
  title: "A settled result as a value",
  message: "`{result}` may hold an error, which is not JSON, and can't be used like this",
  help: 'hand on what is needed of it: `result.status === "fulfilled" ? result.value : result.reason.message`',
  why: "The results of `Promise.allSettled` hold errors, and an error in Node is more than the name and message that Step Functions keeps of it. So a result can be kept in a variable, asked for its `status`, `value` and `reason`, walked over, filtered, mapped, and given to a function of the project; it can't be returned by a flow, given to a task, put into another object or taken for another type.",
  wrong: "return await Promise.allSettled([load(), save()]);",
  right:
    'const results = await Promise.allSettled([load(), save()]);\nreturn results.map(({ status }) => status === "fulfilled");',
} as const satisfies CatalogueEntry;
