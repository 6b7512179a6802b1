import type { Caution, FlowDetail, PartChange, TaskDetail } from "../compare/changes.ts";
import type { DeployedProject } from "../model/deployed-project.ts";
import { flowsGone } from "./flows-gone.ts";
import { grantsLost } from "./grants-lost.ts";
import { movedResources } from "./moved-resources.ts";
import { startsGone } from "./starts-gone.ts";
import { tasksGone } from "./tasks-gone.ts";
import { typeChanged } from "./type-changed.ts";

/** Both sides, and how their parts differ. */
export interface Comparison {
  readonly before: DeployedProject;
  readonly after: DeployedProject;
  readonly flows: readonly PartChange<FlowDetail>[];
  readonly functions: readonly PartChange<TaskDetail>[];
  readonly containers: readonly PartChange<TaskDetail>[];
}

/** What to think of before a deploy: first what would stop it, then what would go, then what runs in progress would miss. */
export function cautionsOf(comparison: Comparison): readonly Caution[] {
  return [movedResources, typeChanged, flowsGone, startsGone, tasksGone, grantsLost].flatMap(
    (find) => find(comparison),
  );
}
