import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => table.length);

export default flow("report", async () => await load({ tabel: "trips" }));
