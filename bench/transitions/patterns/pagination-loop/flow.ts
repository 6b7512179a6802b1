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

export default flow("pagination-loop", async ({ start }: { start: string }) => {
  const items: string[] = [];
  let token: string | undefined = start;
  while (token !== undefined) {
    const page: { items: string[]; next?: string } = await fetchPage({ token });
    items.push(...page.items);
    token = page.next;
  }
  return { items };
});
