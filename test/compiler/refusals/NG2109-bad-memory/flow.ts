import { flow, task } from "nagare";

const load = task("load", { memory: 64 }, async () => 1);

export default flow("report", async () => await load());
