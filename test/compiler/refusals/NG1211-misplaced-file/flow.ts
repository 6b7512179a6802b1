import { container, file, flow, task } from "nagare";

interface Load {
  readonly tables: readonly string[];
  readonly quick?: boolean;
}

const label = (tables: readonly string[]) => `tables=${file(tables)}`;

const load = container("load", {
  image: "example.com/load:1",
  command: ({ tables }: Load) => ["load", ...tables.map((table) => file({ table })), label(tables)],
  environment: ({ tables, quick }) => {
    const all = file(tables);
    return { ALL: all, ...(quick && { QUICK: file(tables) }), NESTED: file(file(tables)) };
  },
});

const keep = task("keep", async (address: string) => address);

export default flow("etl", async ({ tables }: Load) => {
  await load({ tables });
  await keep(file(tables));
  return tables;
});
