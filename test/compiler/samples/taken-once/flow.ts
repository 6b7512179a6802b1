import { flow, sleep, task } from "nagare";

export const load = task("load", async ({ id }: { id: string; table?: string }) => id);
export const report = task("report", async ({ id, key }: { id: string; key: string }) => ({
  id,
  key,
}));

/** One id at every step that gets it, also where several values are made of it on the way. */
export default flow("taken-once", async ({ table, early }: { table: string; early: boolean }) => {
  const id = crypto.randomUUID();
  const key = `${table}/${id}`;
  if (early) return { same: key.endsWith(id), length: id.length };
  const loaded = await load({ id, table });
  const second = crypto.randomUUID();
  const parts = [second, `${second}!`];
  const reported = await report({ id, key });
  await sleep("1s");
  const again = { a: second, b: second };
  const { a, b } = again;
  return {
    same: loaded === id && reported.id === id && reported.key === key && key === `${table}/${id}`,
    others: second !== id && a === b && parts[0] === second && parts[1] === `${second}!`,
    shape:
      id[14] === "4" &&
      id
        .split("-")
        .map((part) => part.length)
        .join(),
  };
});
