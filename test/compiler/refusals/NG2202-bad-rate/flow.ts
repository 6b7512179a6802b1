import { flow, rate, task } from "nagare";

const load = task("load", async () => 1);

export default flow("report", { schedule: rate("90s") }, async () => await load());
