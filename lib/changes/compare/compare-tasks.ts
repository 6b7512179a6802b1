import type { DeployedTask, Parts } from "../model/deployed-project.ts";
import type { PartChange, TaskDetail } from "./changes.ts";
import { compareGrants } from "./compare-grants.ts";
import { compareParts } from "./compare-parts.ts";
import { compareHidden, compareSettings } from "./compare-settings.ts";

/** Functions or containers that come, go or change. */
export function compareTasks(
  before: Parts<DeployedTask>,
  after: Parts<DeployedTask>,
): readonly PartChange<TaskDetail>[] {
  return compareParts(before, after, compareTask);
}

function compareTask(
  before: DeployedTask | undefined,
  after: DeployedTask | undefined,
): readonly TaskDetail[] {
  if (after === undefined) return [];
  if (before === undefined)
    return [...settings({}, after.settings), ...compareGrants([], after.grants)];
  return [
    ...compareHidden(before.hidden, after.hidden).map(
      (change) => ({ kind: "setting", change }) as const,
    ),
    ...settings(before.settings, after.settings),
    ...compareGrants(before.grants, after.grants),
  ];
}

function settings(
  before: DeployedTask["settings"],
  after: DeployedTask["settings"],
): readonly TaskDetail[] {
  return compareSettings(before, after).map((change) => ({ kind: "setting", change }));
}
