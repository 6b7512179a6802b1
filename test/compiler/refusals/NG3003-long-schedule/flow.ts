import { cron, flow, task } from "nagare";

export const load = task("load", async () => 1);

export default flow(
  "load-the-trips-of-all-customers-and-of-all-their-regions",
  { schedule: cron("0 10 * * *", "Asia/Tokyo") },
  async () => await load(),
);
