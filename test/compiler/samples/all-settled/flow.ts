import { flow, task } from "nagare";

class NoRows extends Error {
  override readonly name = "NoRows";
}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n === 0) throw new NoRows("no rows in trips");
  if (n < 0) throw new RangeError("");
  return n;
});

export const save = task("save", async ({ key }: { key: string }): Promise<void> => {
  if (key === "$x") throw new TypeError(`bad key ${key}`);
});

const describe = (result: PromiseSettledResult<number>): string =>
  result.status === "fulfilled" ? `${result.value} rows` : `no rows: ${result.reason.message}`;

async function doubled(n: number) {
  const rows = await load({ n });
  if (rows > 9) throw new NoRows(`${rows} is too many`);
  if (rows === 5) return undefined;
  return rows > 7 ? null : rows * 2;
}

export default flow("all-settled", async ({ n, key }: { n: number; key: string }) => {
  const [loaded, saved, twice] = await Promise.allSettled([
    load({ n }),
    save({ key }),
    doubled(n + 1),
  ]);
  const rows = loaded.status === "fulfilled" ? loaded.value : -1;
  let problem = "none";
  if (saved.status === "rejected") problem = (saved.reason as Error).name;
  if (loaded.status === "rejected" && loaded.reason instanceof RangeError) {
    return { problem, text: String(loaded.reason), said: `${loaded.reason}!` };
  }
  if (twice.status === "rejected" && n === 12) throw twice.reason;
  const twiceRows =
    twice.status === "fulfilled" ? (twice.value ?? "nothing") : twice.reason.message;
  return { rows, problem, saved: saved.status, twice: twiceRows, described: describe(loaded) };
});
