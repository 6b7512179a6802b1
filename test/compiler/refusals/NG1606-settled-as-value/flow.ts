import { flow, task } from "nagare";

const load = task("load", async ({ n }: { n: number }) => n);
const send = task("send", async ({ given }: { given: unknown }) => JSON.stringify(given));
const stored = task("stored", async () => ({
  last: { status: "rejected", reason: "gone" } as PromiseSettledResult<number>,
}));

const passed = (value: unknown) => ({ value });
const generic = <T>(value: T) => ({ value });
const describe = (result: PromiseSettledResult<number>) => result.status;

export default flow("report", async ({ ns, json }: { ns: number[]; json: string }) => {
  const results = await Promise.allSettled(ns.map((n) => load({ n })));
  const [first] = results;
  if (first === undefined) return results;
  await send({ given: first });
  const later = Promise.allSettled([load({ n: 1 })]);
  const old = await stored();
  const { last } = old;
  const anys: any[] = JSON.parse(json);
  const kept: unknown = first;
  const held = { first, all: [...results] };
  const asData = results as unknown[];
  const failed = first as PromiseRejectedResult;
  const lying = results.filter((each): each is PromiseRejectedResult => each.status !== "rejected");
  const made: PromiseSettledResult<number> = { status: "rejected", reason: "made" };
  return {
    old: old.last.status,
    last: last.status,
    anys: anys.map((each: PromiseSettledResult<number>) => each.status),
    kept,
    held,
    asData,
    failed: failed.reason.message,
    lying: lying.length,
    made: made.status,
    text: JSON.stringify(first),
    entries: Object.entries(first),
    passed: passed(first),
    generic: generic(first),
    loose: results.map((each: unknown) => each),
    mapped: results.map<unknown>((each) => each),
    taken: describe(JSON.parse(json)),
    is: "value" in first,
    same: first === results[0],
    count: (await later).length,
  };
});
