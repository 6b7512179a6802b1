import type { CatalogueEntry } from "../catalogue-entry.ts";

export const callbackSetting = {
  code: "NG1710",
  title: "A callback whose name or options can't be used",
  message: "this can't be of a callback: {problem}",
  help: 'callback("approve", async (token) => …, { timeout: "3d", heartbeat: "10m" })',
  why: "Name, timeout and heartbeat stand in the definition of the state, which is made before anything runs. An answer that never comes has to end some day, so both are bounds of at least a second.",
  wrong: 'await callback("approve " + day, async (token) => notify({ token }));',
  right: 'await callback("approve", async (token) => notify({ token, day }));',
} as const satisfies CatalogueEntry;
