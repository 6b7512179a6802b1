/** A flow for many scheduled times: what has to be done by what has run, and doing it. */
export { backfillName, tryOf } from "./backfill-name.ts";
export { patient } from "./patient.ts";
export {
  type BackfillItem,
  type BackfillMode,
  type BackfillTime,
  outcomeOf,
  planBackfill,
} from "./plan-backfill.ts";
export { type Backfill, type BackfillEvent, runBackfill } from "./run-backfill.ts";
