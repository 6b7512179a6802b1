import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ text }: { text: string }) => {
  try {
    const table: string = JSON.parse(text);
    await load({ table });
  } catch {
    await load({ table: "none" });
  }
});
