import { listOf } from "../template/list-of.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import type { Settings } from "./deployed-project.ts";

/** What an environment puts on all it makes: told once, not for each of them. */
export function everywhere(all: readonly PlacedResource[]): Settings {
  const said = all.flatMap(({ properties }) => [
    ...listOf(properties["Tags"]).map(
      (tag) => [`tag ${textOf(valueAt(tag, "Key"))}`, textOf(valueAt(tag, "Value"))] as const,
    ),
    ...listOf(properties["PermissionsBoundary"]).map(
      (boundary) => ["permissions boundary", textOf(boundary)] as const,
    ),
  ]);
  const values = Map.groupBy(said, ([name]) => name);
  return Object.fromEntries(
    [...values].map(([name, those]) => [name, only(those.map(([, value]) => value))]),
  );
}

/** A version follows from the code, and a name from what has it. */
function only(values: readonly string[]): string {
  const [value = "", ...others] = new Set(values);
  return others.length === 0 ? value : "(each its own)";
}
