import { flow, map } from "nagare";
import { load, maybe, measure, note } from "./steps.ts";

const prepare = async (table: string, suffix = "_x") => {
  const { rows } = await load({ table: table + suffix });
  return rows;
};

export default flow("promises", async ({ tables }: { tables: string[] }) => {
  const [a, rows, said] = await Promise.all([
    load({ table: "a" }),
    prepare("b"),
    (async () => {
      await note({ text: "c" });
      return "c";
    })(),
    measure(),
  ]);
  const sizes = await map(tables, async (table, index) => (await prepare(table)) + index, {
    concurrency: 5,
  });
  await Promise.all(tables.map((table) => load({ table })));
  const answer = await maybe({ n: rows });
  return { a: a.rows, said, sizes, answer: answer ?? "none", more: await prepare("d", "") };
});
