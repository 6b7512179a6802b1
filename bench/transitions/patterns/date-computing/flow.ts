import { flow, task } from "nagare";

export const load = task(
  "load",
  async ({ day, month }: { day: string; month: string }) => `${month}/${day}`,
);

/** The day as `20260131` and its month as `2026-01`. */
function partsOf(date: string): { day: string; month: string } {
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  return { day: `${year}${month}${day}`, month: `${year}-${month}` };
}

export default flow("date-computing", async ({ date }: { date?: string }, run) => {
  const { day, month } = partsOf(date ?? run.scheduledTime);
  const folder = await load({ day, month });
  return { day, folder };
});
