import { flow, map, task } from "nagare";

export const list = task("list", async ({ bucket }: { bucket: string }) => [...bucket]);
export const copy = task(
  "copy",
  async ({ bucket, key }: { bucket: string; key: string }) => `${bucket}/${key}`,
);

export default flow("nested-map", async ({ buckets }: { buckets: string[] }) => {
  const copied = await map(buckets, async (bucket) => {
    const keys = await list({ bucket });
    const files = await map(keys, async (key) => await copy({ bucket, key }), { concurrency: 10 });
    return { bucket, files };
  });
  return { copied };
});
