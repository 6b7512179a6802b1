import { expect, test } from "vitest";
import { scenes } from "./scenes.ts";
import { Simulation } from "./simulation.ts";
import { TROUBLES } from "./stage.ts";

/** More of them: test/locks/simulation/run.ts RUNS SEED. */
test.each([11])(
  "it keeps limits, order and promises while much goes wrong: seed %i",
  async (seed) => {
    const simulation = new Simulation(seed, TROUBLES);
    await simulation.play(120, scenes(4));
    const { checks, runs } = simulation;
    expect(checks.wrong).toEqual([]);
    expect(runs.filter(({ status }) => status === "RUNNING")).toEqual([]);
    expect(checks.begun).toBeGreaterThan(60);
  },
);

test("it tells where runs wait for ever: nothing ends without events and sweeps", async () => {
  const simulation = new Simulation(3, { ...TROUBLES, lostEvent: 1, doubledEvent: 0 }, "no sweep");
  await simulation.play(20, scenes(1));
  expect(simulation.checks.wrong.join()).toContain("don't end");
});
