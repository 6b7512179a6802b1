import { environments, flow, task } from "nagare";

export const stages = environments({ dev: {}, production: {} });

export const denormalize = task(
  "denormalize-the-trips-of-all-customers-of-a-day",
  async ({ day }: { day: string }) => day,
);

export default flow("long-name", async ({ day }: { day: string }) => await denormalize({ day }));
