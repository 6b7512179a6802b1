import { flow, map, sleep, task } from "nagare";

class Empty extends Error {
  override readonly name = "Empty";
}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n < 0) throw new Empty(`nothing at ${n}`);
  return n * 10;
});

/** What is settled may be kept, stand among other promises, and be folded and counted. */
export default flow("all-settled-among", async ({ n, ns }: { n: number; ns: number[] }) => {
  const kept = Promise.allSettled([
    load({ n: n - 1 }),
    sleep("1s"),
    map(ns, async (each) => await load({ n: each })),
  ]);
  const other = load({ n: n + 1 });
  const [first, waited, mapped] = await kept;
  const start = await other;
  const [results, plain] = await Promise.all([
    Promise.allSettled(
      ns.map(async (each) => {
        const [own, more] = await Promise.allSettled([load({ n: each }), load({ n: each - 1 })]);
        if (own.status === "rejected") throw own.reason;
        return own.value + (more.status === "fulfilled" ? more.value : -1);
      }),
    ),
    load({ n }),
  ]);
  const problems: string[] = [];
  for (const [at, result] of results.entries()) {
    if (result.status === "rejected" && result.reason instanceof Empty)
      problems.push(`${at}: ${result.reason.message}`);
  }
  return {
    first: first.status === "fulfilled" ? first.value : first.reason.message,
    waited: waited.status,
    mapped: mapped.status === "fulfilled" ? mapped.value : [mapped.reason.name],
    sum: results.reduce((sum, each) => sum + (each.status === "fulfilled" ? each.value : 0), start),
    plain,
    problems,
  };
});
