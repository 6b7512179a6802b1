import { flow } from "nagare";
import { child, load, note, ship } from "./steps.ts";

class NoRows extends Error {
  override readonly name = "NoRows";

  constructor(table: string) {
    super(`no rows in ${table}`);
  }
}

export default flow("try", async ({ table }: { table: string }) => {
  try {
    const { rows } = await load({ table });
    if (rows === 0) throw new NoRows(table);
    if (rows === 1) return "one";
    await child({ n: rows });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    await note({ text: error.message });
    if (error.name === "NoRows") throw error;
  } finally {
    await ship({ table });
  }
  return "many";
});
