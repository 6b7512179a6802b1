import type { Parts } from "../model/deployed-project.ts";
import type { PartChange } from "./changes.ts";

/** How one part differs: without `before` it is new, without `after` it is gone. */
export type Compare<Part, Detail> = (
  before: Part | undefined,
  after: Part | undefined,
) => readonly Detail[];

/** Parts that are on one side only, and those that differ, by name. */
export function compareParts<Part, Detail>(
  before: Parts<Part>,
  after: Parts<Part>,
  compare: Compare<Part, Detail>,
): readonly PartChange<Detail>[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): readonly PartChange<Detail>[] => {
    const [old, now] = [before.get(name), after.get(name)];
    const details = compare(old, now);
    if (old === undefined) return [{ kind: "added", name, details }];
    if (now === undefined) return [{ kind: "removed", name, details }];
    return details.length === 0 ? [] : [{ kind: "changed", name, details }];
  });
}
