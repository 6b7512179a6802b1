/** What the service keeps: the port, and its two stores. */
export { deliveryKey } from "./delivery-key.ts";
export type {
  Delivery,
  ExecutionQuery,
  ExecutionRecord,
  ExecutionState,
  HistoryStore,
  OutputLine,
  OutputQuery,
  Page,
  RevisionRecord,
} from "./history-store.ts";
export { memoryStore } from "./memory-store.ts";
export { HistoryUnavailable } from "./open-database.ts";
export { SqliteStore } from "./sqlite-store.ts";
