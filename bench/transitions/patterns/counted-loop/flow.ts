import { flow, task } from "nagare";

export const loadShard = task(
  "load-shard",
  async ({ shard, of }: { shard: number; of: number }) => shard / of,
);
export const merge = task("merge", async ({ shards }: { shards: number }) => `merged ${shards}`);

export default flow("counted-loop", async ({ shards }: { shards: number }) => {
  for (let shard = 0; shard < shards; shard++) {
    await loadShard({ shard, of: shards });
  }
  return await merge({ shards });
});
