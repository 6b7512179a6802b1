/**
 * Loads in bulk as Embulk does: its one argument says what to read, what to leave out and where to write.
 *
 *   node bulk-load.mjs '{"in": {"url": …, "columns": …}, "filters": […], "out": {"folder": …, "rowsPerFile": 1000}}'
 *
 * Exits with 9 when no row is left.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

const TYPES = { string: String, double: Number, long: (text) => Math.trunc(Number(text)) };

const config = JSON.parse(process.argv[2] ?? "{}");
const rows = parse(await read(new URL(config.in.url)), { columns: true })
  .map(typed)
  .filter((row) => (config.filters ?? []).every(({ column, least }) => row[column] >= least));

if (rows.length === 0) {
  console.log(`${config.in.url}: nothing to load`);
  process.exitCode = 9;
} else {
  await write(rows);
}

async function read(url) {
  if (url.protocol === "file:") return await readFile(url, "utf8");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return await response.text();
}

function typed(row) {
  const cells = Object.entries(config.in.columns).map(([name, type]) => [
    name,
    TYPES[type](row[name]),
  ]);
  return Object.fromEntries(cells);
}

/** Each file is there whole or not at all: a second try writes over what the first one left. */
async function write(all) {
  const { folder, rowsPerFile } = config.out;
  await mkdir(folder, { recursive: true });
  for (let start = 0, part = 0; start < all.length; start += rowsPerFile, part += 1) {
    const lines = all.slice(start, start + rowsPerFile).map((row) => JSON.stringify(row));
    const file = join(folder, `part-${String(part).padStart(4, "0")}.jsonl`);
    await writeFile(`${file}.new`, `${lines.join("\n")}\n`);
    await rename(`${file}.new`, file);
  }
  console.log(`${folder}: ${all.length} rows`);
}
