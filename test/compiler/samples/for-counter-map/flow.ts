import { flow, task } from "nagare";

export const load = task(
  "load",
  async ({ shard, of }: { shard: number; of: number }) => shard * 10 + of,
);

export default flow(
  "for-counter-map",
  async ({ shards, from }: { shards: number; from: number[] }) => {
    for (let shard = 0; shard < shards; shard++) {
      if (shard === 1) continue;
      await load({ shard, of: shards });
    }
    const loaded: number[] = [];
    for (let at = from.length; at <= shards / 2; at += 1)
      loaded.push(await load({ shard: at, of: 0 }));
    let sum = 0;
    for (let at = 1; at < 4; at++) {
      for (let inner = at; inner < from.length; inner++)
        sum += await load({ shard: at, of: inner });
    }
    return { loaded, sum };
  },
);
