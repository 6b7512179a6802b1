/** What the service keeps: the port, and its two stores. */
export type {
  ExecutionRecord,
  ExecutionState,
  HistoryStore,
  OutputLine,
  OutputQuery,
  RevisionRecord,
} from "./history-store.ts";
export { memoryStore } from "./memory-store.ts";
export { HistoryUnavailable } from "./open-database.ts";
export { SqliteStore } from "./sqlite-store.ts";
