import type { Caution } from "../compare/changes.ts";
import type { Comparison } from "./cautions-of.ts";

/** CloudFormation makes what is new before it removes what is gone: two resources of one name, which AWS refuses. */
export function movedResources({ before, after }: Comparison): readonly Caution[] {
  const resources = [...after.places].flatMap(([resource, place]) => {
    const was = before.places.get(resource);
    return was === undefined || was === place ? [] : [{ resource, before: was, after: place }];
  });
  return resources.length === 0 ? [] : [{ kind: "moved", resources }];
}
