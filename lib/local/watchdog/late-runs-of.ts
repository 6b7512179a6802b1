import { type Late, lateness } from "../../watchdog/index.ts";
import type { HistoryStore } from "../history/index.ts";
import { runsFor } from "./runs-for.ts";
import { toldChecks } from "./told-check.ts";

/** The late runs of a state machine that were told of in the last days, as they stand now. */
export function lateRunsOf(store: HistoryStore, target: string): readonly Late[] {
  const runs = runsFor(store, target);
  return toldChecks(store.documents, target).flatMap(
    (check) => lateness(check, runs(check.scheduledTime)) ?? [],
  );
}
