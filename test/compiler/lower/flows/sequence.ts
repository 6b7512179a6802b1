import { flow } from "nagare";
import { load, note } from "./steps.ts";

export default flow(
  "sequence",
  async ({ day = "today", tables }: { day?: string; tables: string[] }) => {
    // The first table.
    const { rows, table: name } = await load({ table: tables[0] ?? "none" });
    await note({ text: `${day}: ${name}` });
    return { rows };
  },
);
