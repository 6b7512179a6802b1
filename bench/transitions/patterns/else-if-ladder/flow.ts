import { flow, task } from "nagare";

export const measure = task("measure", async ({ day }: { day: string }) => day.length);
export const note = task("note", async ({ size }: { size: string }) => size.toUpperCase());

export default flow("else-if-ladder", async ({ day }: { day: string }) => {
  const rows = await measure({ day });
  let noted = "";
  if (rows === 0) {
    return "nothing";
  } else if (rows < 5) {
    noted = await note({ size: "small" });
  } else if (rows < 10) {
    noted = await note({ size: "middle" });
  } else {
    noted = await note({ size: "large" });
  }
  return `${noted} on ${day}`;
});
