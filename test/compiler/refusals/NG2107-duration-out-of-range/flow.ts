import { flow, task } from "nagare";

const load = task("load", { timeout: "1h" }, async () => 1);

export default flow("report", { timeout: "0s" }, async () => await load());
