import type { Clock } from "./clock/index.ts";
import type { EventBus } from "./events/index.ts";
import type { HistoryStore } from "./history/index.ts";
import type { EmbeddedDynamodb } from "./integrations/index.ts";
import type { MapRuns } from "./map-runs/index.ts";
import type { EmbeddedS3 } from "./objects/index.ts";
import type { Runs } from "./runs/index.ts";
import type { StateMachines } from "./state-machines/index.ts";
import type { TaskOutput } from "./task-output.ts";
import type { Activities, TaskRunner } from "./tasks/index.ts";

/** What operations act on. */
export interface Service {
  readonly clock: Clock;
  readonly store: HistoryStore;
  readonly runs: Runs;
  readonly mapRuns: MapRuns;
  readonly activities: Activities;
  readonly stateMachines: StateMachines;
  readonly output: TaskOutput;
  readonly dynamodb: EmbeddedDynamodb;
  readonly s3: EmbeddedS3;
  readonly events: EventBus;
  /** Performs a task that belongs to no run. */
  readonly perform: TaskRunner;
  /** Where the project, and what it has installed, lies. */
  readonly projectDirectory: string;
  /** Takes up the project's flows and tasks as they are now. */
  reload(): Promise<void>;
  /** A UUID. */
  newId(): string;
}
