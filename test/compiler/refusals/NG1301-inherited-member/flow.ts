import { flow } from "nagare";

export default flow(
  "report",
  async ({ rows, row }: { rows: Record<string, number>; row: { toString?: number; a: number } }) => {
    const { constructor: made } = rows;
    return {
      a: rows["constructor"],
      b: "toString" in rows,
      c: row.toString,
      d: rows["hasOwnProperty"] ?? 0,
      made,
      own: Object.hasOwn(rows, "constructor"),
    };
  },
);
