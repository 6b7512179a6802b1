import { container, flow, task } from "nagare";

/** Two calls of one client at a time, over all runs. */
export const call = task(
  "call",
  {
    concurrency: { limit: 2, key: ({ client }: { client: string }) => client },
    retry: { attempts: 2 },
  },
  async ({ client, page }: { client: string; page: number }, context) => {
    if (page < 0) throw new RangeError("no such page");
    return `${client} ${page} ${context.fence}`;
  },
);

export const merge = container("merge", {
  image: "example.com/merge",
  local: ["/bin/sh", "-c"],
  command: ({ pages }: { pages: number }) => [`exit ${Math.min(pages, 0)}`],
  concurrency: { limit: 1, lock: "warehouse", whenBusy: "fail" },
});

export default flow("lock-step", async ({ client, pages }: { client: string; pages: number[] }) => {
  const found: string[] = [];
  for (const page of pages) {
    try {
      found.push(await call({ client, page }));
    } catch {
      found.push("none");
    }
  }
  await merge({ pages: found.length });
  return found;
});
