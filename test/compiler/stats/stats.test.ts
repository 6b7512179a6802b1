/** What `--stats` says, beside what runs cost: over the patterns of the transitions bench. */
import { describe, expect, it } from "vitest";
import { patterns } from "../../../bench/transitions/pattern.ts";
import { play } from "../../../bench/transitions/play.ts";

const all = patterns();

function named(name: string) {
  const pattern = all.find((one) => one.name === name);
  if (pattern === undefined) throw new Error(`no pattern ${name}`);
  return pattern;
}

describe("the statistics of a flow", () => {
  it.each(all)("have the transitions of its cheapest run: $name", async (pattern) => {
    const runs = [];
    for (const input of pattern.inputs) {
      runs.push(await play(pattern, pattern.flow.definition, input));
    }
    const succeeded = runs.filter(({ outcome }) => outcome.status === "SUCCEEDED");
    const cheapest = Math.min(...succeeded.map(({ transitions }) => transitions));
    expect(pattern.flow.stats.transitions).toBe(cheapest);
    expect(pattern.flow.stats.dollarsPerRun).toBeCloseTo(cheapest * 0.000025, 12);
  });

  it.each([
    { name: "polling-loop", few: { sql: "a", turns: 2 }, many: { sql: "a", turns: 3 } },
    { name: "counted-loop", few: { shards: 2 }, many: { shards: 3 } },
    { name: "for-of-accumulate", few: { tables: ["a"] }, many: { tables: ["a", "b"] } },
    { name: "map", few: { tables: ["a"], day: "" }, many: { tables: ["a", "b"], day: "" } },
    {
      name: "loop-with-break",
      few: { start: 1, most: 2 },
      many: { start: 1, most: 3 },
    },
  ])("have what one more turn costs: $name", async ({ name, few, many }) => {
    const pattern = named(name);
    const { definition, stats } = pattern.flow;
    const less = await play(pattern, definition, few);
    const more = await play(pattern, definition, many);
    expect(Object.values(stats.perTurn)).toEqual([more.transitions - less.transitions]);
  });
});
