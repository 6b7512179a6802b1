import { flow, map, task } from "nagare";

export class Missing extends Error {
  override readonly name: string = "Missing";
  constructor(what: string, where = "here") {
    super(`${what} is missing ${where}`);
  }
}
export class VeryMissing extends Missing {
  override readonly name = "VeryMissing";
}

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  if (n > 99) throw new Missing(`row ${n}`);
  return n;
});

export const inputs = [[1, 2], [1, -2], [100], [7], [8], [9], [0]].map((numbers) => ({ numbers }));

const sum = async (numbers: number[]): Promise<number> => {
  let total = 0;
  for (const n of numbers) {
    if (n === 9) return -1;
    total += await fragile({ n });
  }
  return total;
};

export default flow("errors-through-maps", async ({ numbers }: { numbers: number[] }) => {
  const log: string[] = [];
  const attempt = async (n: number) => {
    if (n === 7) throw new VeryMissing("seven");
    return (await fragile({ n })) + numbers.length;
  };
  try {
    const all = await map(numbers, async (n) => {
      try {
        return await attempt(n);
      } catch (error) {
        if (error instanceof Missing && !(error instanceof VeryMissing)) return 0;
        throw error;
      }
    });
    for (const n of all) {
      if (n === 9) throw new Missing("nine");
      await fragile({ n });
    }
    log.push(`all ${all.join(",")}`);
  } catch (error) {
    if (error instanceof VeryMissing) log.push("very");
    else if (error instanceof RangeError) log.push(`range: ${error.message}`);
    else log.push(`${error}`);
  }
  const total = await sum(numbers.filter((n) => n >= 0 && n < 50));
  if (numbers[0] === 0) throw new Missing("zero");
  return { log, total };
});
