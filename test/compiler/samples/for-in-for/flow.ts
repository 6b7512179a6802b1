import { flow } from "nagare";

export default flow("for-in-for", async ({ n, words }: { n: number; words: string[] }) => {
  const cells: string[] = [];
  let turn = 0;
  do {
    turn += 1;
    for (let row = 0; row < n; row++) {
      const size = words.length;
      for (let column = 0; column < size; column++) {
        let left = column;
        while (left > 0) left -= 1;
        cells.push(`${turn}${row}${column}${words[left]}`);
      }
    }
  } while (turn < 2);
  return cells;
});
