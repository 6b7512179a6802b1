import { flow, task } from "nagare";

const PAGES: Record<string, { items: string[]; next?: string }> = {
  first: { items: ["a", "b"], next: "second" },
  second: { items: [], next: "third" },
  third: { items: ["c"] },
};
export const fetchPage = task(
  "fetch-page",
  async ({ token }: { token: string }) => PAGES[token] ?? { items: [] },
);
export const handle = task("handle", async ({ item }: { item: string }) => item.toUpperCase());

export default flow("pagination-with-steps", async ({ start }: { start: string }) => {
  let pages = 0;
  let token: string | undefined = start;
  do {
    const page: { items: string[]; next?: string } = await fetchPage({ token });
    for (const item of page.items) await handle({ item });
    pages += 1;
    token = page.next;
  } while (token !== undefined);
  return { pages };
});
