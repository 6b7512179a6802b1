/** What is told of runs that failed, from histories as the local service writes them. */
import { expect, it } from "vitest";
import { snsMessage, tellFailure } from "../../../lambda/notices/index.ts";
import { failingRuns } from "./failing-runs.ts";

const planned = { nagare: { scheduledTime: "2026-11-22T00:00:00Z" } };

const cases: readonly (readonly [string, string, object])[] = [
  ["a task that throws", "throws", { how: "monday", ...planned }],
  ["a container that exits", "exits", { table: "trips" }],
  ["a flow that takes too long", "slow", {}],
  ["params that are wrong", "throws", { hwo: "monday" }],
  ["an item of a map", "items", { hows: ["well", "monday"] }],
  ["an item of a distributed map", "many", { hows: ["well", "monday"] }],
  ["an error caught and thrown again", "again", { how: "monday" }],
  ["an error of the flow itself", "own", { how: "well" }],
  ["a flow that another waits for", "parent", { how: "monday" }],
];

it("tells of every way to fail", { timeout: 120_000 }, async () => {
  const { start, eventOf, handler, told, warnings } = await failingRuns();
  for (const [what, flow, input] of cases) {
    told.length = 0;
    await handler(await eventOf(await start(flow, input, what.replaceAll(" ", "-"))));
    const [notice] = told;
    const message = JSON.parse(notice ? snsMessage(notice).Message : "{}");
    const file = `messages/${what.replaceAll(" ", "-")}.txt`;
    await expect(steady(message.default)).toMatchFileSnapshot(file);
  }
  expect(warnings).toEqual([]);
});

it("tells once, and of a flow that another waits for by that one", {
  timeout: 120_000,
}, async () => {
  const { ports, start, eventOf, handler, told, childrenOf } = await failingRuns();
  const event = await eventOf(await start("parent", { how: "monday" }));
  const [child] = await childrenOf("throws");
  const childEvent = await eventOf(child?.executionArn ?? "");
  await handler(childEvent);
  expect(told).toEqual([]);
  await handler(event);
  await handler(event);
  expect(told.map(({ what }) => what)).toEqual(["parent failed in local"]);

  // Redriven by hand: nobody waits any more.
  await handler({ detail: { ...childEvent.detail, redriveCount: 1 } });
  expect(told.map(({ times }) => times.at(-1))).toEqual([
    expect.not.stringContaining("redrive"),
    expect.stringMatching(/later, after a redrive$/),
  ]);

  const { detail } = event;
  const elsewhere = detail.executionArn.replace(":parent:", ":other:");
  await handler({ detail: { ...detail, executionArn: elsewhere } });
  await handler({
    detail: { ...detail, executionArn: detail.executionArn.replace(":parent:", ":parent/m:") },
  });
  expect(told).toHaveLength(2);

  const stopped = { ...detail, status: "ABORTED", error: "Wrong", cause: "the wrong day" } as const;
  const refused = async () => Promise.reject(new Error("throttled"));
  const warn = () => {};
  const blind = tellFailure({ ...ports, warn, runs: { history: refused, failedChild: refused } });
  await blind({ detail: stopped });
  expect(told.at(-1)).toMatchObject({
    what: "parent was stopped in local",
    problem: "Wrong: the wrong day",
    places: [],
    next: [
      "see what happened: npx nagare show parent/monday --env local",
      expect.stringContaining("redrive"),
    ],
  });
});

it("tells one target though another can't be reached, and only that one again", {
  timeout: 120_000,
}, async () => {
  const { ports, start, eventOf } = await failingRuns();
  const calls: string[] = [];
  let isDown = true;
  const targets = {
    mail: async () => void calls.push("mail"),
    pager: async () => {
      calls.push("pager");
      if (isDown) throw new Error("no such topic");
    },
  };
  const handler = tellFailure({ ...ports, targets });
  const event = await eventOf(await start("own", { how: "well" }));
  await expect(handler(event)).rejects.toThrow("not told: Error: no such topic");
  isDown = false;
  await handler(event);
  await handler(event);
  expect(calls).toEqual(["mail", "pager", "pager"]);
});

/** Without what differs from run to run. */
function steady(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, "2026-11-22 00:00:03 UTC")
    .replace(/, \S+(?: \S+)? later/g, ", 3.0s later")
    .replace(/log-events\/\S+/g, "log-events/STREAM");
}
