import type { CatalogueEntry } from "../catalogue-entry.ts";

export const errorAsValue = {
  code: "NG1604",
  title: "A caught error as a value",
  message: "`{error}` is an error, not JSON, and can't be handed on as a value",
  help: "hand on what is needed of it: `{ name: {error}.name, message: {error}.message }`",
  why: "An error in Node is an object with a class, a stack and a cause; what Step Functions keeps of it are its name and its message. Returned, stored, given to a task or turned into JSON the two would differ. A caught error can be thrown again, asked with `instanceof`, put into a text, given to a function of the project, and read by `name` and `message`.",
  wrong: "catch (error) {\n  await notify({ error });\n}",
  right: "catch (error) {\n  await notify({ message: error.message });\n}",
} as const satisfies CatalogueEntry;
