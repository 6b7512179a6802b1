import { flow } from "nagare";
import { load, note } from "./steps.ts";

export default flow("finally-in-loop", async ({ tables }: { tables: string[] }) => {
  for (const table of tables) {
    try {
      if (table === "stop") break;
      if (table === "skip") continue;
      await load({ table });
    } finally {
      await note({ text: table });
    }
  }
});
