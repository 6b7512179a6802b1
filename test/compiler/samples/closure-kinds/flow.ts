import { flow, task } from "nagare";

interface Row {
  name: string;
  n: number;
}

export const work = task("work", async ({ n }: { n: number }) => n * 2);

/** Parameters, loops, jumps and closures inside closures. */
export default flow("closure-kinds", async ({ rows, from }: { rows: Row[]; from: number }) => {
  let count = from;
  let total = 0;
  const make = () => {
    count++;
    return { x: count, y: [count] };
  };
  const {
    x,
    y: [y],
  } = make();
  const add = (n = count, { k }: { k: number } = { k: 2 }) => {
    count += n * k;
  };
  add();
  add(1, { k: 3 });
  for (const x of rows) {
    const note = () => {
      total += x.n;
      late();
    };
    const done = await work({ n: x.n });
    if (done > 2) note();
  }
  function late() {
    count *= 2;
    if (count > 1000) count = 1;
  }
  late();
  const find = (name: string) => {
    for (const row of rows) {
      count++;
      if (row.name === name) return row.n;
    }
    return -1;
  };
  const found = find("b");
  const step = async (n: number) => {
    if (n < 0) return total;
    total += await work({ n });
    return total;
  };
  let turns = 0;
  while ((await step(turns)) < 100) {
    turns++;
    if (turns > 3) break;
  }
  const kind = (n: number) => {
    switch (n % 3) {
      case 0:
        count++;
        return "zero";
      case 1:
        count--;
        break;
      default:
        count += 2;
    }
    return "other";
  };
  const kinds = [kind(0), kind(1), kind(2)];
  const outer = () => {
    let own = 0;
    const deep = () => {
      own += 1;
      count += own;
    };
    deep();
    deep();
    return own;
  };
  const owns = outer() + outer();
  const never = () => {
    count = -1;
  };
  if (owns < 0) never();
  return { x, y, count, total, found, turns, kinds, owns };
});
