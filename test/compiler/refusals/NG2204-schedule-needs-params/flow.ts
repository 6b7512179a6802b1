import { cron, flow, task } from "nagare";

const load = task("load", async ({ date }: { date: string }) => date.length);

export default flow("report", { schedule: cron("0 10 * * *") }, async ({ date }: { date: string }) => {
  return await load({ date });
});
