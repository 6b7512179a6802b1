import type { DeployedStack, Place } from "../template/deployed-stack.ts";
import { placeResources } from "../template/place-resources.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import type { DeployedProject, Parts } from "./deployed-project.ts";
import { everywhere } from "./everywhere.ts";
import { flowsOf } from "./flows-of.ts";
import { othersOf } from "./others-of.ts";
import type { Owned } from "./owned.ts";
import { indexResources } from "./resource-index.ts";
import { containersOf, functionsOf } from "./tasks-of.ts";

/** What a stack with a name holds, in flow terms; nothing is a project too. */
export function projectOf(
  stack: DeployedStack | undefined,
  stackName: string,
  place: Place,
): DeployedProject {
  const all = stack === undefined ? [] : placeResources(stack, place);
  const index = indexResources(all, stackName);
  const flows = flowsOf(index);
  const functions = functionsOf(index);
  const containers = containersOf(index);
  const told = new Set(
    [...flows, ...functions, ...containers].flatMap(({ resources }) => resources),
  );
  return {
    prefix: stackName,
    flows: byName(flows),
    functions: byName(functions),
    containers: byName(containers),
    others: othersOf(all, told),
    everywhere: everywhere(all),
    places: new Map(all.flatMap(placeOf)),
  };
}

function byName<Part>(parts: readonly Owned<Part>[]): Parts<Part> {
  const sorted = parts.toSorted((left, right) => left.name.localeCompare(right.name));
  return new Map(sorted.map(({ name, part }) => [name, part]));
}

function placeOf({ type, name, path }: PlacedResource): readonly (readonly [string, string])[] {
  return name === undefined ? [] : [[`${type} ${name}`, path.join("/")]];
}
