import { flow, task } from "nagare";

class Empty extends Error {
  override readonly name = "Empty";
}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n < 0) throw new Empty(`nothing at ${n}`);
  return n * 10;
});

interface Input {
  text: string;
  n: number;
  box: { size: number } | null;
}

/** What fails first is what is thrown: what comes before a step in an expression is evaluated before it. */
export default flow("await-order", async ({ text, n, box }: Input) => {
  try {
    const list = [JSON.parse(text), await load({ n })];
    const sum = box!.size + (await load({ n: n - 1 }));
    const both = await Promise.all([load({ n: n - 2 }), JSON.parse(text), load({ n })]);
    return { list, sum, both };
  } catch (error) {
    return error instanceof Empty ? error.message : "unreadable";
  }
});
