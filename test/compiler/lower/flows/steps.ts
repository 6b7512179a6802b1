import { container, flow, json, task } from "nagare";

export const load = task(
  "load",
  { retry: { attempts: 3 } },
  async ({ table }: { table: string }) => ({
    table,
    rows: table.length,
  }),
);

export const note = task("note", async ({ text }: { text: string }) => void text);

export const count = task("count", async () => 3);

export const maybe = task(
  "maybe",
  async ({ n }: { n: number }): Promise<string | undefined> => (n > 0 ? "yes" : undefined),
);

export const ship = container("ship", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: ({ table, day = "today" }: { table: string; day?: string }) => ["--table", table, day],
  environment: ({ table }) => ({ TABLE: table }),
  exitCodes: { 9: "nothing", 10: "late" },
});

export const shipAgain = container("ship-again", {
  image: "public.ecr.aws/docker/library/alpine:3",
  exitCodes: { 9: "nothing" },
  retry: { attempts: 3, delay: "5s", backoff: 2, maxDelay: "1m" },
});

export const measure = container("measure", {
  image: "public.ecr.aws/docker/library/alpine:3",
  output: json<{ size: number }>(),
  timeout: "5m",
});

export const child = flow("child", async ({ n }: { n: number }) => {
  const more = await count();
  return n + more;
});
