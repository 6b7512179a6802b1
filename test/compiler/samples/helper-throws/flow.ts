import { flow, task } from "nagare";

class NoRows extends Error {
  override readonly name = "NoRows";
}

class TooMany extends Error {}

interface Table {
  name: string;
  rows: number;
}

export const load = task("load", async ({ name, rows }: Table) => ({ name, loaded: rows }));

function checked(table: Table, most: number): Table {
  if (table.rows === 0) throw new NoRows(`${table.name} has no rows`);
  if (table.rows > most) throw new TooMany(`${table.name} has ${table.rows} rows, at most ${most}`);
  return { ...table, name: table.name.trim() };
}

const assertNamed = ({ name }: Table): void => {
  if (name === "") throw new TypeError("a table without a name");
};

/** Throws through the helpers that it calls. */
function ready(table: Table): string {
  assertNamed(table);
  const { name, rows } = checked(table, 100);
  return `${name}: ${rows}`;
}

export default flow(
  "helper-throws",
  async ({ tables, most }: { tables: Table[]; most: number }) => {
    const [first] = tables;
    let note = "none";
    if (first !== undefined) {
      assertNamed(first);
      note = ready(first);
    }
    let failed = 0;
    let loaded = 0;
    for (const table of tables) {
      try {
        const done = await load(checked(table, most));
        loaded += done.loaded;
      } catch (error) {
        if (!(error instanceof NoRows)) throw error;
        failed++;
      }
    }
    for (const table of tables) {
      const done = await load(table);
      assertNamed({ name: done.name.replace("z", ""), rows: 1 });
      loaded += done.loaded;
    }
    const last = tables.at(-1);
    const text = last === undefined || last.rows < 0 ? "nothing" : checked(last, most).name + note;
    return { note, failed, loaded, text };
  },
);
