import { flow, task } from "nagare";

const load = task("load", async ({ n }: { n: number }) => n);

const told = (error: unknown) => String(error);

export default flow("report", async ({ n }: { n: number }) => {
  const [first] = await Promise.allSettled([load({ n })]);
  if (first.status === "fulfilled") return first.value;
  const { reason } = first;
  const kept = first.reason;
  const found = (await Promise.allSettled([load({ n })])).find((each) => each.status === "rejected");
  return {
    kept,
    reason,
    text: String(found?.reason),
    told: told(first.reason),
    all: [first.reason],
    or: first.reason ?? "nothing",
    json: JSON.stringify(first.reason),
  };
});
