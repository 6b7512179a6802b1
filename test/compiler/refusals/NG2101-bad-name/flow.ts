import { flow, task } from "nagare";

const load = task("load trips!", async () => 1);

export default flow("日報", async () => await load());
