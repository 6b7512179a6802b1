import { cautionsOf } from "../cautions/cautions-of.ts";
import type { DeployedProject } from "../model/deployed-project.ts";
import type { Changes } from "./changes.ts";
import { compareFlows } from "./compare-flows.ts";
import { compareOthers } from "./compare-others.ts";
import { compareSettings } from "./compare-settings.ts";
import { compareTasks } from "./compare-tasks.ts";

/** What makes one environment differ from what it was before. */
export function compareProjects(before: DeployedProject, after: DeployedProject): Changes {
  const flows = compareFlows(before.flows, after.flows);
  const functions = compareTasks(before.functions, after.functions);
  const containers = compareTasks(before.containers, after.containers);
  const kept = [...after.flows.keys()].filter((name) => before.flows.has(name));
  const changed = flows.filter(({ kind }) => kind === "changed");
  return {
    flows,
    functions,
    containers,
    others: compareOthers(before.others, after.others),
    everywhere: compareSettings(before.everywhere, after.everywhere),
    cautions: cautionsOf({ before, after, flows, functions, containers }),
    unchangedFlows: kept.length - changed.length,
  };
}

/** Whether a deploy would change nothing. */
export function isNothing(changes: Changes): boolean {
  const { flows, functions, containers, others, everywhere, cautions } = changes;
  return [flows, functions, containers, others, everywhere, cautions].every(
    (list) => list.length === 0,
  );
}
