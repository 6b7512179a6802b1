import { flow, sleep, task } from "nagare";

interface Params {
  readonly how: string;
  readonly prices: readonly { readonly of: number }[];
}

export const ship = task("ship", async ({ id }: { id: string }) => id.toUpperCase());

/** What a handler computes belongs to the `try` around it, wherever the first error came from. */
export default flow("try-computes-caught", async ({ how, prices }: Params) => {
  const log: string[] = [];
  try {
    if (how === "helper") log.push(await tested(prices));
    for (let at = 0; at < 2; at++) {
      try {
        if (how === "loop" && prices[at]!.of > 1) log.push("dear");
      } catch {
        log.push(`${at} ${prices[0]!.of}`);
      } finally {
        await ship({ id: `turn ${at}` });
      }
    }
    try {
      try {
        if (how === "nested" && prices[2]!.of > 1) log.push("dear");
        if (how === "wait") await sleep(`${prices[2]!.of}s`);
      } catch (error) {
        log.push((error as Error).name);
        const last = prices[1]!.of + 1;
        log.push(`${last}`);
        if (last > 5) return { log: [...log], first: prices[0]!.of };
        throw error;
      }
    } catch (error) {
      if (prices[0]!.of > 1) throw error;
      log.push((error as Error).message);
    } finally {
      log.push(await ship({ id: "inner" }));
    }
    return { log: [...log], first: 0 };
  } finally {
    if (how !== "none") await ship({ id: "outer" });
  }
});

const tested = async (prices: Params["prices"]): Promise<string> => {
  try {
    if (prices[2]!.of > 1) return "dear";
  } catch {
    const next = prices[1]!.of + 1;
    return `${next}`;
  } finally {
    await ship({ id: "tested" });
  }
  return "cheap";
};
