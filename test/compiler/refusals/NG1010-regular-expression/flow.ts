import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length }));

const word = /\p{L}+/u;

export default flow("report", async ({ name }: { name: string }) => {
  const day = name.replace(/(?<=day=)[0-9]*/, "");
  const trimmed = name.replace(/\s*$/, "");
  const isDay = /\d{8}/g.test(name);
  await load({ table: word.test(name) && isDay ? day : trimmed });
});
