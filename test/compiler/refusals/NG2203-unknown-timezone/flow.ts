import { cron, flow, task } from "nagare";

const load = task("load", async () => 1);

export default flow("report", { schedule: cron("0 10 * * *", "Asia/Tokio") }, async () => await load());
