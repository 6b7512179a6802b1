import { container, flow, map } from "nagare";

interface Load {
  readonly rows: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Its size and all that it is told come from the input. */
export const load = container("load", {
  image: "example.com/load",
  local: ["/bin/sh", "-c"],
  command: () => ["exit 0"],
  environment: ({ rows, labels = {} }: Load) => ({ ROWS: `${Math.abs(rows)}`, ...labels }),
  cpu: ({ rows }) => (rows > 1000 ? 2048 : 512),
  memory: ({ rows }) => (rows > 1000 ? 8192 : 1024),
  retry: { attempts: 2, delay: "1s" },
});

/** One of them is a number: the call says both. */
export const check = container("check", {
  image: "example.com/check",
  local: ["/bin/sh", "-c"],
  command: (code: number) => [`exit ${code}`],
  environment: () => ({ TRACEPARENT: "mine", "odd name": "" }),
  cpu: (code) => (code > 5 ? 512 : 256),
  memory: 1024,
  exitCodes: { 9: "nothing" },
});

export default flow("container-calls", async ({ loads }: { loads: readonly Load[] }) => {
  const outcomes = [];
  for (const each of loads) {
    const { outcome } = await load(each);
    outcomes.push(outcome);
  }
  // Each item is an execution of its own
  await map(loads, async ({ rows }) => (await check(rows > 0 ? 9 : 0)).exitCode, {
    distributed: true,
    concurrency: 2,
  });
  return outcomes;
});
