import { flow, task } from "nagare";

export const count = task("count", async ({ of }: { of: string }) => of.length);
export const names = task("names", async ({ n }: { n: number }) => ["a", "b", "c"].slice(0, n));

interface Report {
  rows?: number | null;
  tags?: string[];
  box?: { size?: number; [key: string]: number };
}

/** A step in a default is taken where the value is undefined. */
export default flow(
  "await-in-pattern",
  async ({ report, key }: { report: Report; key: string }) => {
    let asked = 0;
    const {
      rows = await count({ of: "rows" }),
      tags: [first = "none", second = `${first}${rows}${asked++}`, ...others] = await names({
        n: 3,
      }),
      box: { size = await count({ of: second }), [key]: other = asked++ } = {},
    } = report;
    return { rows, first, second, others, size, other, asked };
  },
);
