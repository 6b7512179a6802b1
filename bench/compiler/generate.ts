import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a project of so many flows, of the shapes that teams have: a file each, and tasks that they share. */
export function writeProject(folder: string, flows: number): void {
  mkdirSync(join(folder, "flows"), { recursive: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../.."), join(folder, "node_modules/nagare"));
  writeFileSync(join(folder, "flows/shared.ts"), SHARED);
  for (let at = 0; at < flows; at++) {
    writeFileSync(join(folder, `flows/${nameOf(at)}.ts`), flowText(at));
  }
}

export function nameOf(at: number): string {
  return `flow-${at}`;
}

/** `edit` changes a number in the body, as an author does. */
export function flowText(at: number, edit = 0): string {
  const shape = SHAPES[at % SHAPES.length] ?? daily;
  return shape(nameOf(at), at + edit);
}

const SHARED = `
import { container, task } from "nagare";

export interface Loaded {
  table: string;
  rows: number;
  tag?: string;
}

export const load = task("load", { retry: { attempts: 3, delay: "5s" } }, async ({ table, day }: { table: string; day: string }): Promise<Loaded> => ({
  table: \`\${table}_\${day}\`,
  rows: table.length,
}));

export const notify = task("notify", async ({ text }: { text: string }) => ({ told: text.length }));

export const loader = container("loader", {
  image: "example.com/loader:1",
  command: ({ table, day }: { table: string; day: string }) => ["load", "--table", table, "--day", day],
});

/** The day as \`20260131\`. */
export function compact(date: string): string {
  return date.slice(0, 10).replaceAll("-", "");
}
`;

type Shape = (name: string, seed: number) => string;

const daily: Shape = (name, seed) => `
import { cron, flow, task } from "nagare";
import { compact, load, loader, notify } from "./shared.ts";

export const denormalize = task("${name}-denormalize", async ({ day }: { day: string }) => ({ rows: ${seed}, table: \`t_\${day}\` }));

/** Loads the tables of a day. */
export default flow(
  "${name}",
  { schedule: cron("${seed % 60} 10 * * *", "Asia/Tokyo") },
  async ({ date }: { date?: string }, run) => {
    const day = compact(date ?? run.scheduledTime);
    await Promise.all([loader({ table: "stations", day }), loader({ table: "trips", day })]);
    const trips = await load({ table: "trips", day });
    if (trips.rows > ${seed}) await notify({ text: \`many rows on \${day}: \${trips.rows}\` });
    const { rows, table } = await denormalize({ day });
    if (rows === 0) throw new Error(\`no rows on \${day}\`);
    return { day, rows, table };
  },
);
`;

const loops: Shape = (name, seed) => `
import { flow, sleep, task } from "nagare";
import { load, notify } from "./shared.ts";

export const status = task("${name}-status", async ({ id }: { id: string }) => ({ done: id.length > ${seed}, next: id }));

export default flow("${name}", async ({ tables, day, patience = ${seed} }: { tables: string[]; day: string; patience?: number }) => {
  let total = 0;
  const names: string[] = [];
  for (const table of tables) {
    const { rows, tag } = await load({ table, day });
    if (rows === 0) continue;
    total += rows;
    names.push(tag ?? table);
  }
  let turns = 0;
  while (true) {
    const { done, next } = await status({ id: names.join(",") });
    if (done) break;
    turns += 1;
    if (turns > patience) return { total, names, told: (await notify({ text: next })).told };
    await sleep("30s");
  }
  return { total, names, turns };
});
`;

const guarded: Shape = (name, seed) => `
import { flow, map, task } from "nagare";
import { type Loaded, load, notify } from "./shared.ts";

export class MissingOn${name.replace(/\D+/, "")} extends Error {}

export const open = task("${name}-open", async ({ day }: { day: string }) => {
  if (day === "") throw new MissingOn${name.replace(/\D+/, "")}("no day");
  return { folder: \`/\${day}/${seed}\` };
});

function summary(loaded: readonly Loaded[]): { rows: number; tables: string[] } {
  let rows = 0;
  for (const one of loaded) rows += one.rows;
  return { rows, tables: loaded.map(({ table }) => table.toUpperCase()) };
}

export default flow("${name}", async ({ day, tables }: { day: string; tables: { name: string; kind: "full" | "part" }[] }) => {
  let folder = "";
  try {
    ({ folder } = await open({ day }));
    const loaded = await map(tables, async ({ name, kind }) => {
      if (kind === "full") return await load({ table: name, day });
      return await load({ table: \`\${name}_part\`, day });
    }, { concurrency: 5 });
    return { ...summary(loaded), folder };
  } catch (error) {
    if (error instanceof MissingOn${name.replace(/\D+/, "")}) return { problem: "missing", folder };
    throw error;
  } finally {
    await notify({ text: \`done \${folder}\` });
  }
});
`;

const choices: Shape = (name, seed) => `
import { flow } from "nagare";
import { compact, load, loader, notify } from "./shared.ts";

export default flow("${name}", async ({ kind, date, force = false }: { kind: "full" | "increment" | "check"; date: string; force?: boolean }) => {
  const day = compact(date);
  switch (kind) {
    case "full":
      await loader({ table: "all", day });
      break;
    case "increment": {
      const before = await load({ table: "all", day });
      if (before.rows > ${seed} && !force) return { kind, rows: before.rows };
      await loader({ table: before.table, day });
      break;
    }
    default:
      await notify({ text: \`checked \${day}\` });
  }
  const { rows } = await load({ table: "all", day });
  return { kind, rows: Math.max(rows, ${seed}) };
});
`;

const SHAPES: readonly Shape[] = [daily, loops, guarded, choices];
