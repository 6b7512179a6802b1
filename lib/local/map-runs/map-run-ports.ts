import type { Clock } from "../clock/index.ts";
import type { HistoryStore } from "../history/index.ts";
import type { ObjectStore } from "../integrations/index.ts";
import type { Runs } from "../runs/index.ts";

/** What Map Runs need of the service. */
export interface MapRunPorts {
  readonly clock: Clock;
  readonly store: HistoryStore;
  readonly objects: ObjectStore;
  readonly runs: () => Pick<Runs, "start" | "feed" | "redrive" | "ended">;
}
