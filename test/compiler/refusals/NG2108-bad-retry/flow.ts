import { flow, task } from "nagare";

const load = task("load", { retry: { attempts: 0, delay: "0s", backoff: 0.5, on: [] } }, async () => 1);

export default flow("report", async () => await load());
