import { flow, task } from "nagare";

const ship = task("ship", async ({ id }: { id: string }) => id.length);
const notify = task("notify", async ({ what }: { what: unknown }) => String(what));

export default flow("order", async ({ id }: { id: string }) => {
  let last: unknown = null;
  try {
    await ship({ id });
  } catch (error) {
    await notify({ what: error });
    await notify({ what: JSON.stringify(error) });
    last = error;
    return { error, last };
  }
  return last;
});
