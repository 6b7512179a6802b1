import { flow, task } from "nagare";

const ship = task("ship", async ({ id }: { id: string }) => id.length);

export default flow("order", async ({ text }: { text: string }) => {
  try {
    const order: { id: string } = JSON.parse(text);
    return await ship(order);
  } catch {
    return 0;
  }
});
