import { flow, task } from "nagare";

const steps = { load: task("load", async () => 1) };

export default flow("report", async () => {
  const store = task("store", async ({ rows }: { rows: number }) => rows);
  return await store({ rows: await steps.load() });
});
