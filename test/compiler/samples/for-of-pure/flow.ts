import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("for-of-pure", async ({ days }: { days: { rain: number; date: string }[] }) => {
  let wet = 0;
  let wettest = "";
  let most = 0;
  for (const day of days) {
    if (day.rain === 0) continue;
    wet += 1;
    if (day.rain > most) {
      most = day.rain;
      wettest = day.date;
    }
  }
  const text = await note({ text: wettest });
  return { wet, most, text };
});
