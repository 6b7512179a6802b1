import type { LockStore } from "../../locks/index.ts";
import { lineStore } from "./line-store.ts";
import { lockItemStore } from "./lock-item-store.ts";
import { runStore } from "./run-store.ts";
import type { Table } from "./table-requests.ts";
import { wholeStore } from "./whole-store.ts";

export function lockStore(table: Table): LockStore {
  return { ...lockItemStore(table), ...lineStore(table), ...runStore(table), ...wholeStore(table) };
}
