import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async () => {
  const range = {
    from: 1,
    get to() {
      return 7;
    },
  };
  return range.to;
});
