import { flow, map, task } from "nagare";

class Empty extends Error {
  override readonly name = "Empty";
}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n < 0) throw new Empty(`nothing at ${n}`);
  return n * 10;
});
export const note = task("note", async ({ n }: { n: number }) => (n > 2 ? undefined : n));

interface Input {
  n: number;
  ns: number[];
  text: string;
}

/** A step that is started before, and others that begin where it is awaited, run at the same time. */
export default flow("kept-beside", async ({ n, ns, text }: Input) => {
  try {
    const first = load({ n });
    const asked = note({ n });
    const next = n + 1;
    const parsed: number = JSON.parse(text);
    const [a, b, [c, d], e, noted] = await Promise.all([
      first,
      load({ n: next }),
      Promise.all([n > 2 ? load({ n: 5 }) : note({ n: 2 }), text]),
      map(ns, async (item) => {
        const own = load({ n: item });
        return await Promise.all([load({ n: item + next }), own]);
      }),
      asked,
    ]);
    return { a, b, c: c ?? null, d, e, noted: noted ?? null, parsed };
  } catch (error) {
    return error instanceof Empty ? error.message : "unreadable";
  }
});
