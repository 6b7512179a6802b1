import { flow, task } from "nagare";

const load = task("load", async () => 1);

const report = flow("report", async () => await load());
