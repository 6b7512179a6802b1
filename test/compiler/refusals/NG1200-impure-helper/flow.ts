import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => ({ rows: table.length, at: Date.now() }));

function stamp(table: string): string {
  return `${table}-${performance.now()}`;
}

export default flow("report", async () => await load({ table: stamp("trips") }));
