import type { GrantGroup } from "../../changes/index.ts";
import { resourceText } from "./resource-text.ts";

/** A permission in words. A condition is only said to be there: its text is in the JSON. */
export function grantText(grant: GrantGroup, stack: string): string {
  const verb = grant.effect === "Allow" ? "may" : "may not";
  const condition = grant.condition === undefined ? "" : " (with a condition)";
  return `${verb}  ${grantedText(grant, stack)}${condition}`;
}

/** What it allows, on what. */
export function grantedText({ actions, resources }: GrantGroup, stack: string): string {
  const [, what] = OBSERVING.find(([action]) => actions.every((one) => action.test(one))) ?? [];
  if (what !== undefined && resources.join() === "*") return what;
  const on = shortened(namedOnce(resources.map((one) => resourceText(one, stack))), 6);
  return `${shortened(actions, 3)} on ${on}`;
}

/** What Step Functions needs of every flow's role, and no step does. */
const OBSERVING: readonly (readonly [RegExp, string])[] = [
  [/^logs:/, "deliver its logs"],
  [/^xray:/, "write its traces"],
];

/** "function load, transform" for "function load, function transform". */
function namedOnce(resources: readonly string[]): readonly string[] {
  const kinds = resources.map((resource) => /^(\w+) [^ ]+$/.exec(resource)?.[1]);
  const [kind] = kinds;
  if (kind === undefined || kinds.some((one) => one !== kind)) return resources;
  return resources.map((one, at) => (at === 0 ? one : one.slice(kind.length + 1)));
}

function shortened(words: readonly string[], most: number): string {
  if (words.length <= most) return words.join(", ");
  return `${words.slice(0, most - 1).join(", ")} and ${words.length - most + 1} more`;
}
