import { flow, task } from "nagare";

export const next = task("next", async ({ after }: { after: number }) =>
  after > 0 ? after - 1 : null,
);

export default flow("assignment-values", async ({ start }: { start: number }) => {
  let cursor: number | null = start;
  let pages = 0;
  let page: number | null;
  while ((page = await next({ after: cursor })) !== null) {
    cursor = page;
    pages++;
  }
  let i = 0;
  const ids = [i++, i++, ++i];
  const sum = i + (i = 10) + i;
  let a = 0;
  let b = 0;
  a = b = start;
  const left: number[] = [];
  while (i--) left[left.length] = i;
  const groups: Record<string, number[]> = {};
  for (const id of ids) (groups[id > 0 ? "more" : "none"] ??= []).push(id);
  return { pages, ids, sum, a, b, left, groups };
});
