import { flow, task } from "nagare";

export const fetchPage = task("fetch-page", async ({ page }: { page: number }) => page * 10);

export default flow("long-history", async () => {
  let rows = 0;
  for (let page = 0; page < 9000; page++) {
    rows += await fetchPage({ page });
  }
  return rows;
});
