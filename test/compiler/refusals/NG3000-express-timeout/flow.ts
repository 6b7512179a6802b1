import { flow, task } from "nagare";

const load = task("load", async () => 1);

export default flow("report", { type: "express", timeout: "1h" }, async () => await load());
