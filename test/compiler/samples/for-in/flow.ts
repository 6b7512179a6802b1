import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => table.length);

export default flow("for-in", async ({ counts }: { counts: Record<string, number> }) => {
  for (const table in counts) {
    await load({ table });
  }
  let text = "";
  for (const table in counts) {
    if (table === "stop") break;
    text += `${table}=${counts[table]};`;
  }
  const known = { first: 1, second: 2 };
  const names: string[] = [];
  for (const name in known) names.push(name);
  return { text, names };
});
