import { flow, task } from "nagare";
import { Missing, NoRows, Refused, TooMany } from "./errors.ts";

export const load = task("load", async ({ n }: { n: number }) => {
  if (n === 0) throw new NoRows("trips");
  if (n === 1) throw new Missing("");
  if (n === 2) throw new Refused('said "no"');
  if (n === 3) throw new TooMany(n, "days");
  if (n === 4) throw new TypeError("not a number");
  if (n === 5) throw { reason: "none" };
  return n;
});

export const note = task("note", async ({ text }: { text: string }) => text.length);

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name} (${error.message})` : String(error);

async function told(error: unknown, n: number) {
  await note({ text: describe(error) });
  if (n === 8) throw error;
  return error instanceof Missing;
}

export default flow("error-classes", async ({ n }: { n: number }) => {
  try {
    const rows = await load({ n });
    if (rows === 6) throw new TooMany(rows);
    if (rows === 7) throw Error();
    if (rows === 8) throw new NoRows("stops");
    return { rows };
  } catch (error) {
    const failure = error as Error;
    const { name, message } = failure;
    return {
      name,
      message,
      text: `${failure}`,
      kind: kindOf(error),
      isError: error instanceof Error,
      isRange: error instanceof RangeError,
      described: describe(error),
      told: await told(failure, n),
    };
  }
});

function kindOf(error: unknown): string {
  if (error instanceof NoRows) return "no rows";
  if (error instanceof Missing) return "missing";
  if (error instanceof Refused) return "refused";
  return error instanceof TooMany ? "too many" : "other";
}
