import { expect, it } from "vitest";
import type { Lock } from "../../lib/locks/index.ts";
import { changeExpression } from "../../lib/operations/locks/change-expression.ts";

const ids = Array.from({ length: 500 }, (_, index) => `run-${index}`);
const since = "2026-01-01T00:00:00Z";
const lock: Lock = {
  ...{ lock: "warehouse", key: "*", fence: 500, version: 7, arrivals: 1, contendedSince: 0 },
  holders: Object.fromEntries(ids.map((id) => [id, { since, isWatched: false }])),
  granted: [],
};

it.each([0, 100, 250, 400, 499, 500])(
  "fits what DynamoDB takes as an expression, with 500 holders of which %i go",
  (gone) => {
    const change = {
      ...{ out: ids.slice(0, gone), watched: ids, checked: 1, isCalm: false },
      in: ids.slice(0, Math.min(gone, 5)).map((id) => ({ holder: `next-${id}`, since })),
    };
    const { update, names = {}, values = {} } = changeExpression(lock, change, { N: "1" });
    expect(update.length).toBeLessThanOrEqual(4096);
    const used = new Set(update.match(/#[po]\d+/g));
    expect(Object.keys(names).sort()).toEqual([...used].sort());
    for (const name of new Set(update.match(/:\w+/g))) expect(values).toHaveProperty([name]);
  },
);
