import { flow, task } from "nagare";

const load = task("load", async ({ day }: { day: string }) => ({ day, tags: ["new"] }));

export default flow("report", async ({ days }: { days: string[] }) => {
  const reports = [await load({ day: "today" })];
  for (const report of reports) report.tags = [];
  const tags: string[] = [];
  const kept = { tags, n: 0 };
  kept.n += 1;
  tags.push("late");
  const alias = days;
  alias.push("more");
  try {
    await load({ day: "tomorrow" });
    return { tags };
  } finally {
    tags.push("cleaned");
  }
});
