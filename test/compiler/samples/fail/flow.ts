import { fail, flow, task } from "nagare";

class Negative extends Error {
  override readonly name = "Negative";
}

export const count = task("count", async ({ rows }: { rows: number }) => {
  if (rows < 0) throw new Negative(`${rows}`);
  return rows;
});

function checked(rows: number | undefined, table: string): number {
  if (rows === undefined) fail("NoTable", table);
  return rows > 9 ? fail("TooMany", `${rows} in ${table}`) : rows;
}

const give = (): never => fail("GaveUp");

export default flow(
  "fail",
  async ({ table, rows }: { table: string; rows: Record<string, number> }) => {
    if (table === "uncaught") fail("Uncaught", `"${table}"`);
    if (table === "given up") return give();
    try {
      const found = checked(rows[table], table);
      const counted = (await count({ rows: found })) || fail("NoRows", table);
      return { counted };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "TooMany") throw error;
      return { name: error.name, message: error.message, negative: error instanceof Negative };
    }
  },
);
