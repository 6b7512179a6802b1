import { flow, task } from "nagare";

interface Row {
  name: string;
  n: number;
}

export const work = task("work", async ({ n }: { n: number }) => n * 2);

/** Calls in every place that an expression has: what stands before the call is taken before it. */
export default flow("closure-values", async ({ rows, from }: { rows: Row[]; from: number }) => {
  let count = from;
  const next = () => {
    count += 1;
    return count;
  };
  const read = () => count;
  const out: unknown[] = [];
  out.push(`${next()}-${next()}-${count}`);
  out.push([next(), count, next()], { a: next(), b: count });
  out.push(Math.max(next(), count, -next()));
  out.push(rows[next() - count]?.n);
  out.push(count + next() + count, read() + next() + read());
  const list = [0, 0, 0];
  list[next() % 3] = count;
  const object = { a: 0, b: { c: 1 } };
  object.a = next();
  object.b.c += next();
  let total = 1;
  const step = async (n: number) => {
    total += await work({ n });
    return total;
  };
  total += await step(next());
  const mixed = total + (await step(1)) + total;
  let a = 0;
  let b = 0;
  [a, b] = [next(), count];
  const first = rows.length > 0 ? next() : count--;
  const second = rows.length > 1 && next() > 3 && next();
  let third: number | undefined;
  third ??= next();
  const one = work({ n: count });
  const other = work({ n: count + 1 });
  const both = (await one) + next() + (await other);
  return { out, list, object, total, mixed, a, b, first, second, third, both, count };
});
