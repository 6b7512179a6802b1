import type { CatalogueEntry } from "../catalogue-entry.ts";

export const tokenUnused = {
  code: "NG1712",
  title: "A callback whose step does not get the token",
  message: "the step of the callback `{name}` gets no token, so nobody could answer",
  help: "async (token) => notify({ token })",
  why: "The step waits until its token is answered. Whoever answers has to have it from the step's input.",
  wrong: 'await callback("approve", async () => notify({ day }));',
  right: 'await callback("approve", async (token) => notify({ token, day }));',
} as const satisfies CatalogueEntry;
