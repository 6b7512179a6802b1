import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => table.length);

export const one = flow("one", async (params: any) => await load({ table: params.table }));

export const two = flow("two", async (params) => await load({ table: `${params}` }));
