import { flow } from "nagare";
import { count, load, note } from "./steps.ts";

export default flow("loops", async ({ tables }: { tables: string[] }) => {
  for (const table of tables) {
    if (table === "") continue;
    await load({ table });
  }
  let total = 0;
  for (const table of tables) {
    let extra: number | undefined;
    if (table === "last") break;
    const { rows } = await load({ table });
    if (rows > 1) extra = rows;
    total += rows + (extra ?? 0);
  }
  while ((await count()) < total) {
    await note({ text: "again" });
    total--;
  }
  for (let i = 0; i < 3; i++) await note({ text: `${i}` });
  do {
    total = await count();
  } while (total > 5);
  return total;
});
