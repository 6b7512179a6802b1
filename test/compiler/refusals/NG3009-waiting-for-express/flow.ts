import { flow, task } from "nagare";

export const price = task("price", async ({ id }: { id: string }) => ({ id, price: 3 }));

export const quote = flow("quote", { type: "express" }, async ({ id }: { id: string }) => {
  return price({ id });
});

export default flow("waiting-for-express", async ({ ids }: { ids: readonly string[] }) => {
  const quotes = await Promise.all(ids.map((id) => quote({ id })));
  return quotes.length;
});
