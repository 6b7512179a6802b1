import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  class Order {
    lines: string[] = [];
  }
  const order = new Order();
  return { lines: order.lines };
});
