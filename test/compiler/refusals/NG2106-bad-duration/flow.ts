import { flow, sleep, task } from "nagare";

const load = task("load", { timeout: "1.5m", retry: { attempts: 2, delay: "-1s" } }, async () => 1);

export default flow("report", async () => {
  await sleep("0.5h");
  return await load();
});
