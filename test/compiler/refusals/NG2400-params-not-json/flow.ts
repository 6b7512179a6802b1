import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => table.length);

interface Window {
  since: Date;
  days: number;
}

export default flow(
  "report",
  async ({ window, tables, done }: { window: Window; tables: Set<string>; done: () => void }) => {
    return await load({ table: `${window.days}` });
  },
);
