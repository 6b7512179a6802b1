import { flow, map, task } from "nagare";

export const insert = task(
  "insert",
  async ({ rows, day }: { rows: readonly number[]; day: string }) => {
    return rows.length === 0 ? null : `${day}: ${rows.join("+")}`;
  },
);
export const total = task("total", async (rows: readonly number[]) =>
  rows.reduce((sum, row) => sum + row, 0),
);

/** An execution gets a list of items; what it reads of the flow comes beside them. */
export default flow(
  "map-batch",
  async ({ rows, day, size }: { rows: number[]; day: string; size: number }) => {
    const inserted = await map(
      rows,
      async (batch) => {
        if (batch.length === 1) return [day];
        const done = await insert({ rows: batch, day });
        return [done, ...batch];
      },
      { distributed: true, batch: 3 },
    );
    const totals = await map(rows, total, { distributed: "express", batch: size, concurrency: 10 });
    return { inserted, totals };
  },
);
