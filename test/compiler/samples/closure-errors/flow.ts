import { flow, task } from "nagare";
export const work = task("work", async ({ n }: { n: number }) => n * 2);
export default flow("closure-errors", async ({ xs }: { xs: number[] }) => {
  const log: string[] = [];
  let state = { n: 0 };
  let last = 0;
  const note = (s: string) => {
    log.push(s);
  };
  const set = (n: number) => {
    last = n;
  };
  const check = (n: number) => {
    note(`check ${n}`);
    if (n < 0) throw new RangeError(`negative ${n}`);
    last = n;
    return n;
  };
  for (const x of xs) {
    const r = await work({ n: x });
    note(`${r}`);
  }
  for (const x of xs) {
    const label = () => `l${x}`;
    const r = await work({ n: x });
    note(label() + r);
  }
  for (const x of xs) {
    const r = await work({ n: x });
    set(r);
  }
  for (const x of xs) note(`${await work({ n: x })}!`);
  try {
    for (const x of xs) check(x);
    note("done");
  } catch (error) {
    note(`caught ${(error as Error).message}`);
    set(last * 10);
  } finally {
    note("finally");
  }
  const tries = async (n: number) => {
    try {
      return check(await work({ n }));
    } catch {
      note("again");
      return -1;
    } finally {
      note("f");
    }
  };
  const r: number[] = [];
  for (const x of xs) r.push(await tries(x));
  const replace = (n: number) => {
    state = { n };
  };
  replace(3);
  state.n += 1;
  const parse = (t: string) => {
    last += 1;
    const v = JSON.parse(t) as number;
    last += v;
    return v;
  };
  try {
    parse("1");
    parse("x");
  } catch {
    note(`last ${last}`);
  }
  const early = async (n: number) => {
    if (n > 2) return;
    last += n;
    await work({ n });
    last += 1;
  };
  for (const x of xs) await early(x);
  await early(1);
  return { log, state, last, r };
});
