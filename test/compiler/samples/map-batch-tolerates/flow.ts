import { flow, map, task } from "nagare";

export const check = task("check", async ({ names }: { names: readonly string[] }) => {
  if (names.includes("bad")) throw new TypeError(`bad among ${names.length}`);
  return names.length;
});

interface Input {
  rows: { name: string; tags: string[] }[];
  size: number;
  most: number;
}

/** A batch fails with all its items. */
export default flow("map-batch-tolerates", async ({ rows, size, most }: Input) => {
  try {
    const { results, failed } = await map(
      rows.filter(({ name }) => name !== ""),
      async (batch) => ({
        count: await check({ names: batch.map(({ name }) => name) }),
        tags: batch.map(({ tags }) => tags),
      }),
      { distributed: true, batch: size, toleratedFailures: most },
    );
    return { results, failed };
  } catch (error) {
    return error instanceof RangeError ? error.message : "too many";
  }
});
