import { flow, task } from "nagare";
export const work = task("work", async ({ n }: { n: number }) => n * 2);
interface Row {
  name: string;
  n: number;
}
export default flow("closures", async ({ rows, from }: { rows: Row[]; from: number }) => {
  let count = from;
  const inc = () => {
    count += 1;
  };
  const next = () => ++count;
  const post = () => count++;
  inc();
  const log: string[] = [];
  const note = (s: string) => {
    log.push(s);
  };
  note("a");
  const first = count + next() + count;
  const second = post() + post() * 10 + count;
  const all: Row[] = [];
  let total = 0;
  const addRow = (r: Row) => {
    all.push(r);
    total += r.n;
    return total;
  };
  const t = rows[0] === undefined ? -1 : addRow(rows[0]);
  for (const row of rows) {
    const done = await work({ n: row.n });
    if (done > 4) {
      note(`big ${row.name}`);
      addRow(row);
    } else inc();
  }
  total += addRow({ name: "x", n: 5 });
  const done: number[] = [];
  const step = async (n: number) => {
    done.push(await work({ n }));
  };
  await step(count);
  await step(total);
  const get = () => count;
  const both = get() + next() + get();
  const some = count > 3 && post() > 3 ? next() : 0;
  while (next() < 10) note(`turn ${count}`);
  try {
    note("try");
    if (rows.length > 1) throw new Error("many");
  } catch {
    note("caught");
    inc();
  } finally {
    note("finally");
  }
  return { count, log, first, second, all, total, t, done, both, some };
});
