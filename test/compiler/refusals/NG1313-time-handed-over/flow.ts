import { flow, task, type Zoned, zoned } from "nagare";

export const load = task("load", async ({ days }: { days: readonly Zoned[] }) => days.length);
export const give = task("give", async ({ day }: { day: string }) => ({ day: zoned(day, "UTC") }));

export const inner = flow("inner", async ({ day }: { day: string }) => zoned(day, "UTC").endOf("month"));

export default flow("report", async ({ day }: { day: string }) => {
  const end = await inner({ day });
  return { end, count: await load({ days: [zoned(day, "UTC")] }), given: await give({ day }) };
});
