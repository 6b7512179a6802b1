import { flow, task } from "nagare";

export const children = task("children", async ({ id }: { id: number }) =>
  id > 0 && id < 4 ? [id * 2, id * 2 + 1] : [],
);

export default flow("worklist", async ({ roots }: { roots: number[] }) => {
  const queue = [...roots];
  const seen: number[] = [];
  while (queue.length > 0) {
    const id = queue.shift()!;
    seen.push(id);
    queue.push(...(await children({ id })));
  }
  const last = seen.pop();
  return { seen, last: last ?? null };
});
