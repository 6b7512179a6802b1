import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

const upper = (parts: TemplateStringsArray) => parts.join("").toUpperCase();

export default flow("report", async () => {
  await load({ table: upper`trips` });
});
