import { flow, skip, task } from "nagare";

export const count = task("count", async ({ rows }: { rows: number }) => rows);

export default flow(
  "skip",
  async ({ rows, day = "today", again }: { rows: number; day?: string; again?: boolean }) => {
    if (day === "holiday") return skip("");
    try {
      const found = await count({ rows });
      if (found === 0) return skip(`no rows on ${day}`);
      return found > 100 ? skip(`too many: ${found}`) : { found };
    } finally {
      if (again) await count({ rows: 1 });
    }
  },
);
