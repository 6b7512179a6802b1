import { flow, sleep, task } from "nagare";

export const work = task("work", async ({ client }: { client: string }, context) => {
  return { client, fence: context.fence ?? 0 };
});

/** Runs of one client one after the other. */
export const sync = flow(
  "sync",
  { concurrency: { limit: 1, key: ({ client }) => client, timeout: "2h", priority: 10 } },
  async ({ client }: { client: string }) => {
    await sleep("1m");
    return (await work({ client })).fence;
  },
);

/** A second run at the same time has nothing to do. */
export const refresh = flow(
  "refresh",
  { concurrency: { limit: 1, whenBusy: "skip" } },
  async ({ client }: { client: string }) => {
    await sleep("1m");
    return client;
  },
);

/** Never two at a time, and nobody waits. */
export const alone = flow(
  "alone",
  { concurrency: { limit: 1, lock: "warehouse", whenBusy: "fail" } },
  async ({ client }: { client: string }) => {
    await sleep("1m");
    if (client === "bad") throw new RangeError("no such client");
    return client;
  },
);

export default flow(
  "lock-flow",
  { concurrency: { limit: 3, whenBusy: "replace" } },
  async ({ clients, how }: { clients: string[]; how: string }) => {
    if (how === "sync")
      return await Promise.all(clients.map(async (client) => await sync({ client })));
    if (how === "refresh") {
      const done = await Promise.all(clients.map(async (client) => await refresh({ client })));
      return done;
    }
    const ended = await Promise.allSettled(clients.map(async (client) => await alone({ client })));
    return ended.map((one) => (one.status === "fulfilled" ? one.value : one.reason.name));
  },
);
