import type { Capture } from "../ir/index.ts";

/** A name that no capture has yet. `item` and `index` are what a Map hands over itself. */
export function freeCaptureName(name: string, captures: readonly Capture[]): string {
  const taken = new Set(["item", "index", ...captures.map((each) => each.name)]);
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`;
  return free;
}
