import { flow, task } from "nagare";

export const load = task(
  "load",
  async ({ table, day }: { table: string; day: string }) => `${table}_${day}`.length,
);

export default flow("parallel", async ({ day }: { day: string }) => {
  const [stations, trips] = await Promise.all([
    load({ table: "stations", day }),
    load({ table: "trips", day }),
  ]);
  return { stations, trips };
});
