import { flow, task } from "nagare";

class Refused extends Error {
  override readonly name = "Refused";
}

export const load = task("load", async ({ n }: { n: number }) => {
  if (n < 0) throw new Refused(`refused ${n}`);
  return { n, next: n === 9 ? null : n + 1 };
});

const isFulfilled = <T>(each: PromiseSettledResult<T>): each is PromiseFulfilledResult<T> =>
  each.status === "fulfilled";

const loadAll = async (ns: readonly number[]) =>
  await Promise.allSettled(
    ns.map(async (n) => {
      if (n === 0) throw new Refused("zero");
      return await load({ n });
    }),
  );

export const doubled = flow("doubled", async ({ n }: { n: number }) => {
  if (n < -5) throw new RangeError(`${n} is too low`);
  const { next } = await load({ n });
  return next;
});

export default flow(
  "all-settled-helpers",
  async ({ ns, texts }: { ns: number[]; texts: string[] }) => {
    const results = await loadAll(ns);
    const parsed = await Promise.allSettled(
      texts.map(async (text): Promise<{ k: number }> => JSON.parse(text)),
    );
    const nested = await Promise.allSettled(
      ns.map(async (n) => {
        const inner = await Promise.allSettled([load({ n }), doubled({ n: -n })]);
        const failed = inner.find((each) => each.status === "rejected");
        if (failed) throw failed.reason;
        return inner.map((each) => each.status);
      }),
    );
    const tried: string[] = [];
    for (const each of nested) {
      tried.push(
        each.status === "fulfilled"
          ? each.value.join()
          : `${each.reason.name}: ${each.reason.message}`,
      );
    }
    await Promise.allSettled([load({ n: -1 })]);
    return {
      values: results.filter(isFulfilled).map(({ value }) => value.next),
      kinds: results.map((each) =>
        each.status === "rejected" ? each.reason instanceof Refused : each.value.n,
      ),
      names: results
        .filter((each) => each.status === "rejected")
        .map((each) => (each.reason as Error).message),
      parsed: parsed.filter(isFulfilled).map(({ value }) => value.k),
      broken: parsed.length - parsed.filter(isFulfilled).length,
      tried,
      joined: results.map((each) => (each.status === "rejected" ? each.reason + "" : "")).join("|"),
      gone: results.map((each) => each.status === "rejected" && !each.reason),
      deep: nested.flatMap((each) => (each.status === "fulfilled" ? each.value : [])).length,
    };
  },
);
