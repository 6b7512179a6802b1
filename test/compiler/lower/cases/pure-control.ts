import { flow, task } from "nagare";

export const twice = task("twice", async ({ n }: { n: number }) => n * 2);

export const inputs = [{ rows: [] }, { rows: [4] }, { rows: [1, 2, 3, -1, 9] }];

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: every kind of statement that only computes
export default flow("pure-control", async ({ rows }: { rows: number[] }) => {
  let sum = 0;
  let count = 0;
  let largest: number | undefined;
  for (const row of rows) {
    if (row < 0) break;
    sum += row;
    count++;
    if (largest === undefined || row > largest) largest = row;
  }
  let i = 0;
  while (i < 3) i++;
  let size: string;
  if (count === 0) size = "none";
  else if (count > 2) {
    const half = sum / 2;
    size = `many ${half}`;
  } else size = "few";
  let kind = "";
  switch (size) {
    case "none":
      kind = "empty";
      break;
    case "few":
    case "some":
      kind = "little";
      break;
    default:
      kind = "much";
  }
  for (const row of rows) {
    if (row > 8) throw new Error(`too large: ${row}`);
  }
  return { sum, count, largest, i, size, kind, doubled: await twice({ n: sum }) };
});
