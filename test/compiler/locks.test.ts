/** What becomes of the places that compiled runs take: by the table's real conditions, in memory. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../lib/engine/index.ts";
import { runCompiled } from "../agreement/compiled.ts";
import { fakeLocks } from "../agreement/fake-locks.ts";
import { importFlow } from "../agreement/native.ts";
import { compileSample, samples } from "./support/samples.ts";

function compiled(name: string) {
  const sample = samples().find((one) => one.name === name);
  if (sample === undefined) throw new Error(`no sample ${name}`);
  return { flows: compileSample(sample), folder: sample.folder };
}

const block = compiled("lock-block");

describe("the places that a run takes", () => {
  it.each(["caught", "busy", "late", "all"])(
    "are given back wherever the run goes on, also where others wait: %s",
    async (how) => {
      const module = await importFlow(block.folder);
      for (const days of [["a"], ["a", "b"], ["bad", "a"]]) {
        const locks = fakeLocks();
        const ended = await runCompiled(block.flows, module, { days, how }, locks);
        // Nothing catches: the run fails with its place, for a redrive goes on in there.
        const isKept = how === "all" && days[0] === "bad";
        expect("error" in ended).toBe(isKept);
        expect(locks.holders()).toHaveLength(isKept ? 1 : 0);
        expect(locks.waiting()).toEqual([]);
      }
    },
  );

  it("are given back by helpers, turns of a loop with its `try` around, and around flows that fail", async () => {
    const { flows, folder } = compiled("lock-ways");
    const module = await importFlow(folder);
    for (const how of ["loop", "helper", "child", "tries"]) {
      const locks = fakeLocks();
      const ended = await runCompiled(flows, module, { how, days: ["bad", "a"] }, locks);
      expect(ended).toHaveProperty("output");
      expect({ how, held: locks.holders() }).toEqual({ how, held: [] });
    }
  });

  it("are given back as the last thing too: the next to come finds them free", async () => {
    const locks = fakeLocks();
    const module = await importFlow(block.folder);
    await runCompiled(block.flows, module, { days: ["a"], how: "last" }, locks);
    expect(locks.asked).toEqual(["ADD holders lock#warehouse#*", "DELETE hold lock#warehouse#*"]);
    expect(locks.holders()).toEqual([]);
  });

  it("are none where the params are wrong", async () => {
    const { flows, folder } = compiled("lock-flow");
    const locks = fakeLocks();
    const ended = await runCompiled(flows, await importFlow(folder), { how: "sync" }, locks);
    expect(ended).toMatchObject({ error: "InvalidParams" });
    expect(locks.asked).toEqual([]);
  });

  it("cost a flow one transition where there is a place, and one more where there is none", () => {
    const { flows } = compiled("lock-flow");
    const costs = flows.map(({ name, stats: { locks } }) => ({ name, ...locks }));
    expect(costs).toContainEqual(
      expect.objectContaining({ name: "sync", states: 2, transitions: 1, whenBusy: 1 }),
    );
  });

  it("are told by their names, limits and keys", () => {
    const { flows } = compiled("lock-step");
    const [{ locks = [] }] = flows;
    expect(locks).toMatchObject([
      { lock: "warehouse", isKeyed: false, around: "step", whenBusy: "fail", limit: 1 },
      { lock: "task call", isKeyed: true, around: "step", whenBusy: "wait", limit: 2 },
    ]);
  });
});

describe("a rate", () => {
  it("spaces what begins, each key by itself", async () => {
    const [{ definition, rates }] = compiled("rate").flows;
    const tasks = {
      ...fakeLocks().tasks,
      "nagare-local-send": () => "sent",
      "nagare-local-report": () => 1,
    };
    const run = await simulate(definition, { clients: ["a", "a", "a", "b"] }, { tasks });
    expect(run.output).toMatchObject({ sizes: 4 });
    // Two an hour: the third "a" is an hour behind the first, and "b" waits for none of them.
    expect(run.elapsed).toBeGreaterThanOrEqual(3_600_000);
    expect(run.elapsed).toBeLessThan(3_610_000);
    expect(rates).toMatchObject([
      { lock: "reports", limit: 2, perSeconds: 3600, burst: 1, isKeyed: true },
      { lock: "ads-api", limit: 100, perSeconds: 60, burst: 10, isKeyed: false },
    ]);
  });
});
