import { flow, task } from "nagare";

export const ship = task("ship", async ({ id }: { id: string }) => {
  if (id === "") throw new RangeError("no id");
  return id.toUpperCase();
});

/** What throws beside a `try` is not its business. */
export const beside = flow("beside", async ({ ids, text }: { ids: string[][]; text: string }) => {
  const first = ids[0]![0];
  let shipped = "nothing";
  try {
    shipped = await ship({ id: first ?? "" });
  } catch (error) {
    shipped = (error as Error).message;
  }
  if (ids.length > 1) shipped = JSON.parse(text);
  return `${shipped} ${ids[1]!.length}`;
});

export default flow(
  "try-computes-beside",
  async ({ ids, text }: { ids: string[][]; text: string }) => {
    try {
      return await beside({ ids, text });
    } catch {
      return "failed";
    } finally {
      JSON.parse('""');
    }
  },
);
