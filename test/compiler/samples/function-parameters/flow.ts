import { flow, task } from "nagare";

export const load = task("load", async ({ table }: { table: string }) => {
  if (table === "bad") throw new Error("no such table");
  return { table, rows: table.length };
});

async function retrying<T>(attempts: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

/** The name goes with what the work gives, also where the work does the same. */
async function named<T>(name: string, work: () => Promise<T>): Promise<{ name: string; value: T }> {
  const value = await work();
  return { name, value };
}

async function sumOf<T>(
  items: readonly T[],
  work: (item: T, at: number) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const [at, item] of items.entries()) sum += await work(item, at);
  return sum;
}

const loadAll = async <T>(items: readonly string[], work: (table: string) => Promise<T>) =>
  await Promise.all(items.map(async (item) => await work(item)));

const rowsOf = async (table: string): Promise<number> => {
  const { rows } = await load({ table });
  return rows;
};

async function loading(
  table: string,
  how: (input: { table: string }) => Promise<{ rows: number }>,
) {
  const { rows } = await how({ table });
  return rows;
}

interface Params {
  readonly tables: readonly string[];
  readonly first: string;
}

export default flow("function-parameters", async ({ tables, first }: Params) => {
  const one = await retrying(2, async () => await load({ table: first }));
  const nested = await named("outer", () => named(`inner ${first}`, () => load({ table: first })));
  let offset = 10;
  const summed = await sumOf(tables, async (table, at) => {
    const { rows } = await load({ table });
    return rows * (at + 1) + offset;
  });
  offset = 0;
  return {
    one: one.rows,
    nested: [nested.name, nested.value.name, nested.value.value.rows],
    summed,
    counted: await sumOf(tables, rowsOf),
    all: await loadAll(tables, rowsOf),
    direct: await loading(first, load),
    pure: await named("pure", async () => tables.length),
  };
});
