import { flow, task } from "nagare";

const load = task("load", async ({ table }: { table: string }) => table.length);

export const one = flow("one", async (table: string) => await load({ table }));

export const two = flow("two", async (tables: string[]) => await load({ table: tables.join() }));
