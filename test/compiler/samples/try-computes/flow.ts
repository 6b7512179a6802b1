import { flow, task } from "nagare";

interface Order {
  readonly id: string;
  readonly lines: readonly { readonly price: number }[];
}

class Refused extends Error {
  override readonly name = "Refused";
}

export const ship = task("ship", async ({ id }: { id: string }) => id.toUpperCase());

const told = (error: unknown): string =>
  error instanceof SyntaxError ? "no JSON" : error instanceof Error ? `${error}` : "nothing";

export default flow("try-computes", async ({ text, how }: { text: string; how: string }) => {
  const log: string[] = [];
  try {
    const order: Order = JSON.parse(text);
    const [, second] = order.lines;
    if (how === "test") {
      if (order.lines[0]!.price > 1) log.push("dear");
      else await ship({ id: "cheap" });
    }
    if (how === "argument") log.push(await ship({ id: `${order.lines[2]!.price}` }));
    if (how === "throw") throw new Refused(`costs ${second!.price}`);
    for (let line = 0; line < 2; line++) {
      if (how === "loop") log.push(await ship({ id: `${order.lines[line]!.price}` }));
    }
    if (how === "after") {
      const id = await ship(order);
      return `${id} ${order.lines[1]!.price}`;
    }
    return { first: order.lines[0]!.price, log: [...log] };
  } catch (error) {
    return { told: told(error), log: [...log] };
  } finally {
    log.push("seen");
    await ship({ id: "end" });
  }
});
