import { flow, task } from "nagare";

class Missing extends Error {
  override readonly name: string = "Missing";
}

class NoRows extends Missing {}

class NotANumber extends TypeError {}

const count = task("count", async ({ table }: { table: string }) => {
  if (table === "") throw new NoRows("no rows");
  return table.length;
});

export default flow("report", async ({ table }: { table: string }) => {
  try {
    return await count({ table });
  } catch (error) {
    if (error instanceof NoRows) return 0;
    if (error instanceof NotANumber) return 1;
    return error instanceof Missing ? 2 : 3;
  }
});
