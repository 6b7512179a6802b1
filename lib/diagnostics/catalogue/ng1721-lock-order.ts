import type { CatalogueEntry } from "../catalogue-entry.ts";

export const lockOrder = {
  code: "NG1721",
  title: "Locks in contradicting orders",
  message: "{asked} is asked for while {held} is held, and elsewhere it is the other way round",
  help: "take them in one order everywhere: {held} first, then {asked}, or the other way round",
  why: "A run that holds one and waits for the other, and a run that holds the other and waits for the one, wait for each other for ever. So all code of a project takes locks in one order, through the flows that it awaits.",
  wrong:
    '// one flow\nawait withLock("warehouse", async () => await withLock("ledger", post));\n// another\nawait withLock("ledger", async () => await withLock("warehouse", post));',
  right: '// both\nawait withLock("warehouse", async () => await withLock("ledger", post));',
} as const satisfies CatalogueEntry;
