import { flow, sleep, task, withRate } from "nagare";

/** The API takes 100 calls a minute, from all of us. */
export const send = task(
  "send",
  { rate: { limit: 100, per: "1m", burst: 10, lock: "ads-api" } },
  async ({ client }: { client: string }) => `sent ${client}`,
);

export const report = task("report", async ({ client }: { client: string }) => {
  if (client === "bad") throw new RangeError("no such client");
  return client.length;
});

const reports = { limit: 2, per: "1h" } as const;

export default flow("rate", async ({ clients }: { clients: string[] }) => {
  const sent = await Promise.all(clients.map(async (client) => await send({ client })));
  let sizes = 0;
  for (const client of clients) {
    await sleep("1s");
    try {
      sizes += await withRate("reports", { ...reports, key: client }, async () => {
        return await report({ client });
      });
    } catch {
      sizes -= 1;
    }
  }
  return { sent, sizes };
});
