import { flow, sleep } from "nagare";
import { count } from "./steps.ts";

export default flow("endless", async ({ minutes }: { minutes: number }) => {
  while (true) {
    const found = await count();
    if (found > 2) return found;
    await sleep(`${minutes}m`);
    await sleep("90s");
  }
});
