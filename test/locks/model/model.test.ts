import { expect, test } from "vitest";
import { explore } from "./explore.ts";
import { mutations } from "./mutations.ts";
import { small } from "./settings.ts";
import type { Setting, World } from "./world.ts";

test.each(Object.entries(small))("it holds its invariants: %s", async (_, setting) => {
  const { wrong, places, atRest } = await explore(setting);
  expect(wrong).toBeUndefined();
  expect(places).toBeGreaterThan(500);
  expect(atRest).toBeGreaterThan(3);
});

test.each(mutations.map((one) => [one.what, one] as const))(
  "it finds what is wrong if %s",
  async (_, mutation) => {
    const { wrong } = await explore(mutation.setting, { mutation });
    expect(wrong?.what).toBe(mutation.shownBy);
  },
);

test("it sees the same worlds in the orders that make a difference as in all", async () => {
  const setting: Setting = {
    ...{ limits: [1, 1], whenBusy: "wait", what: "flow", budget: { failures: 1 } },
  };
  const [few, all] = [await explore(setting), await explore(setting, { isWhole: true })];
  expect(all.places).toBeGreaterThan(2 * few.places);
  expect(visible(few.worlds)).toEqual(visible(all.worlds));
});

/** What is watched of a run after its end, nobody asks for any more. */
function visible(worlds: readonly World[]): readonly string[] {
  const texts = worlds.map(({ watched: _, ...world }) => JSON.stringify(world));
  return [...new Set(texts)].sort();
}
