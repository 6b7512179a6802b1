import { cron, flow, task } from "nagare";

const load = task("load", async () => 1);

export default flow(
  "report",
  { schedule: [cron("0 25 * * *"), cron("0 10 * * ? *"), cron("0 0 31 FEB *"), cron("*/0 * * * *")] },
  async () => await load(),
);
