import { flow } from "nagare";
import { count, load, maybe } from "./steps.ts";

export default flow("awaits-inside", async ({ n, table }: { n: number; table?: string }) => {
  const total = (await count()) + (n > 1 ? await count() : 0);
  const name = table ?? (await maybe({ n })) ?? "none";
  const isBig = n > 5 && (await load({ table: name })).rows > 1;
  n > 3 && (await count());
  return n > 9
    ? load({ table: (await maybe({ n: total })) ?? name })
    : { table: name, rows: 0, isBig };
});
