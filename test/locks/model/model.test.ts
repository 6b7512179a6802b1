import { expect, test } from "vitest";
import { explore } from "./explore.ts";
import { mutations } from "./mutations.ts";
import type { Setting } from "./world.ts";

const flow = { whenBusy: "wait", what: "flow" } as const;

/** Three runs, or two of which more goes wrong. Larger ones: test/locks/model/run.ts. */
const settings: Readonly<Record<string, Setting>> = {
  "three runs for two places, one fails": {
    ...{ ...flow, limits: [2, 2, 2], budget: { failures: 1, switches: 1 } },
  },
  "three runs for one place": { ...flow, limits: [1, 1, 1], budget: { switches: 1 } },
  "a call that dies at any point": {
    ...{ ...flow, limits: [1, 1], budget: { crashes: 1, switches: 1 } },
  },
  "events that are lost and doubled": {
    ...{ ...flow, limits: [1, 1], budget: { failures: 1, losses: 1, doubles: 1, switches: 0 } },
  },
  "a redrive by nagare or from the console": {
    ...{ ...flow, limits: [1, 1], budget: { failures: 1, redrives: 1, switches: 0 } },
  },
  "blocks that give back": {
    ...{
      whenBusy: "wait",
      what: "block",
      limits: [1, 1],
      budget: { failures: 1, crashes: 1, switches: 0 },
    },
  },
  "runs that don't wait": {
    ...{ whenBusy: "skip", what: "flow", limits: [1, 1], budget: { failures: 1, switches: 1 } },
  },
  "runs that replace": {
    ...{ whenBusy: "replace", what: "flow", limits: [1, 1, 1], budget: { switches: 0 } },
  },
};

test.each(Object.entries(settings))("it holds its invariants: %s", async (_, setting) => {
  const { wrong, worlds, atRest } = await explore(setting);
  expect(wrong).toBeUndefined();
  expect(worlds).toBeGreaterThan(500);
  expect(atRest).toBeGreaterThan(3);
});

test.each(mutations.map((one) => [one.what, one] as const))(
  "it finds what is wrong if %s",
  async (_, mutation) => {
    const { wrong } = await explore(mutation.setting, mutation);
    expect(wrong?.what).toBe(mutation.shownBy);
  },
);
