import { flow, task } from "nagare";

export const load = task("load", async ({ day }: { day: number }) => day * 10);

export default flow("labels", async ({ weeks }: { weeks: number[][] }) => {
  const loaded: number[] = [];
  let skipped = 0;
  weeks: for (const week of weeks) {
    for (const day of week) {
      if (day === 0) {
        skipped++;
        continue weeks;
      }
      if (day > 9) break weeks;
      loaded.push(await load({ day }));
    }
  }
  const firsts: number[] = [];
  pure: for (const week of weeks) {
    for (const day of week) {
      if (day === 0) continue pure;
      if (day > 9) break pure;
      firsts.push(day);
    }
  }
  return { loaded, skipped, firsts };
});
