import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

export default flow("report", async ({ tables }: { tables: string[] }) => {
  outer: for (const table of tables) {
    for (const day of ["mon", "tue"]) {
      const { rows } = await load({ table: table + day });
      if (rows === 0) break outer;
    }
  }
});
