import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string | null }) => {
  if (table === null) throw new TypeError("a table without a name");
  if (table.startsWith("$")) throw new RangeError(`no table ${table}`);
  return table === "" ? [] : [table, table.length];
});

export const note = task("note", async ({ text }: { text: string }) => text.length);

type Item = { readonly table: string | null; readonly tags?: readonly string[] };

export default flow("all-settled-items", async ({ items }: { items: Item[] }) => {
  const results = await Promise.allSettled(
    items.map(async ({ table, tags }) => {
      const rows = await load({ table });
      if (rows.length === 0) throw new Error("empty");
      return { rows, tags };
    }),
  );
  const loaded = results.filter((each) => each.status === "fulfilled").map((each) => each.value);
  const failed = results.filter((each) => each.status === "rejected");
  let noted = 0;
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    noted += await note({ text: result.reason.message });
  }
  const first = results.find((each) => each.status === "rejected");
  const plain = await Promise.allSettled(items.map(({ table }) => load({ table })));
  const named = await Promise.allSettled(items.map(load));
  return {
    loaded,
    failed: failed.length,
    names: failed.map((each) => each.reason.name),
    texts: results.map((each) =>
      each.status === "rejected" ? `${each.reason}` : each.value.rows.length,
    ),
    first: first?.reason.message ?? null,
    states: plain.map(({ status }) => status),
    same: named.every((each, at) => each.status === plain[at]?.status),
    any: results.some((each) => each.status === "rejected" && each.reason instanceof RangeError),
    last: results.at(-1)?.status,
    noted,
  };
});
