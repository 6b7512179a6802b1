import { flow, task } from "nagare";

export const twice = task("twice", async ({ n }: { n: number }) => n * 2);

export const inputs = ["a", "b", "c", "d", "e", "f"].map((kind) => ({ kind }));

export default flow("switch-awaits", async ({ kind }: { kind: string }) => {
  let total = 0;
  for (const n of [1, 2]) {
    switch (kind) {
      case "a":
      case "b": {
        total += await twice({ n });
        break;
      }
      case "c":
        if (n === 1) continue;
        return `c ${total}`;
      case "d":
        throw new RangeError("d");
      default:
        total += 100;
        if (kind === "e") break;
        total += await twice({ n: 50 });
    }
    total += 1;
  }
  return total;
});
