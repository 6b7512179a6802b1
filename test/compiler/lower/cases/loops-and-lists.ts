import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n;
});

export const inputs = [{ n: 1 }, { n: -1 }];

export default flow("loops-and-lists", async ({ n }: { n: number }) => {
  const tries: number[] = [];
  let outcome = "";
  do {
    tries.push(tries.length);
    try {
      outcome = `got ${await fragile({ n: n + tries.length - 1 })}`;
      break;
    } catch {
      outcome = "failed";
    }
  } while (tries.length < 3);
  const sorted = [3, 1, 2].sort((a, b) => a - b);
  let rest = [...sorted];
  while (rest.length > 1) rest = rest.slice(1);
  const words = ["b", "c", "a"];
  words.sort();
  words.reverse();
  words.splice(1, 1, "x", "y");
  words.pop();
  words.shift();
  const grid = [[1], [2, 3]];
  grid[1] = [...(grid[1] ?? []), await fragile({ n: 4 })];
  return { tries, outcome, sorted, rest, words, grid };
});
