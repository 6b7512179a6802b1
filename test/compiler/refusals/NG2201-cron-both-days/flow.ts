import { cron, flow, task } from "nagare";

const load = task("load", async () => 1);

const MONTHLY = cron("0 9 1 * MON", "Asia/Tokyo");

export default flow("report", { schedule: MONTHLY }, async () => await load());
