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
  const kindOf = (error: unknown) => (error instanceof Empty ? "empty" : "unreadable");
  let list: unknown;
  let sum: unknown;
  let both: unknown;
  try {
    list = [JSON.parse(text), await load({ n })];
  } catch (error) {
    list = kindOf(error);
  }
  try {
    sum = `${box!.size}${(await load({ n })) + Math.max(...JSON.parse(text), await load({ n: n - 1 }))}`;
  } catch (error) {
    sum = kindOf(error);
  }
  try {
    both = await Promise.all([load({ n: n * n }), JSON.parse(text), load({ n: 1 })]);
  } catch (error) {
    both = kindOf(error);
  }
  return { list, sum, both };
});
