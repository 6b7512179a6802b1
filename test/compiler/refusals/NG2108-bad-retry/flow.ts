import { flow, task } from "nagare";

const load = task("load", { retry: { attempts: 0, delay: "0s", backoff: 0.5, on: [] } }, async () => 1);

const send = task("send", { retry: [{ attempts: 2 }, { attempts: 3, on: ["Busy"] }] }, async () => 1);

export default flow("report", async () => (await load()) + (await send()));
