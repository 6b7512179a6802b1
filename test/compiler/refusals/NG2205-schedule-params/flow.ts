import { cron, flow, task } from "nagare";

const load = task("load", async ({ client }: { client: string }) => client.length);

export default flow(
  "report",
  {
    schedule: {
      acme: cron("0 10 * * *", "Asia/Tokyo", { params: { client: "acme", half: 3 } }),
      globex: cron("0 11 * * *", "Asia/Tokyo", { params: { client: 7 } }),
      initech: cron("0 12 * * *", "Asia/Tokyo", { params: { client: "initech" } }),
    },
  },
  async ({ client }: { client: string; half?: 1 | 2 }) => await load({ client }),
);
