/**
 * Loads one table: fetches its CSV, cleans it, writes it as a JSON array into a folder, and reports the number of its rows.
 *
 *   node load.mjs --table airports --folder /data
 *
 * SOURCE_URL says where the tables are, as a folder's URL (http: or file:); without it they are those of vega-datasets.
 * NAGARE_TASK_TOKEN, if set, is answered with the result, so that the flow gets it; a failure is answered too, for nobody
 * would notice a crash while Step Functions waits for the token.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from "@aws-sdk/client-sfn";
import { parse } from "csv-parse/sync";

/** The tables there are, each with the columns that hold numbers. */
const NUMBERS = {
  airports: ["latitude", "longitude"],
  "flights-airport": ["count"],
  "seattle-weather": ["precipitation", "temp_max", "temp_min", "wind"],
};

const { table = "", folder = "." } = parseArgs({
  options: { table: { type: "string" }, folder: { type: "string" } },
}).values;

try {
  await report(await load());
} catch (error) {
  await reportFailure(error);
  process.exitCode = 1;
}

async function load() {
  if (!Object.hasOwn(NUMBERS, table)) throw named("UnknownTable", `there is no table "${table}"`);
  const source =
    process.env.SOURCE_URL ?? new URL("../data/", import.meta.resolve("vega-datasets"));
  const text = await fetchText(new URL(`${table}.csv`, source));
  const rows = parse(text, { columns: true }).map(clean).filter(isComplete);
  const file = join(folder, `${table}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(rows));
  console.log(`${table}: ${rows.length} rows`);
  return { rows: rows.length, file };
}

async function fetchText(url) {
  if (url.protocol === "file:") return await readFile(url, "utf8");
  const response = await fetch(url);
  if (!response.ok) throw named("DownloadFailed", `${url} answered ${response.status}`);
  return await response.text();
}

/** Single blanks, numbers as numbers, and no member for what is missing: the source says "NA" or nothing. */
function clean(row) {
  const cells = Object.entries(row)
    .map(([column, text]) => [column, text.trim().replace(/\s+/g, " ")])
    .filter(([, text]) => text !== "" && text !== "NA")
    .map(([column, text]) => [column, NUMBERS[table].includes(column) ? Number(text) : text]);
  return Object.fromEntries(cells);
}

function isComplete(row) {
  return NUMBERS[table].every((column) => Number.isFinite(row[column]));
}

async function report(result) {
  const taskToken = process.env.NAGARE_TASK_TOKEN;
  if (taskToken === undefined) return;
  const output = JSON.stringify(result);
  await new SFNClient().send(new SendTaskSuccessCommand({ taskToken, output }));
}

async function reportFailure(error) {
  console.error(`${error.name}: ${error.message}`);
  const taskToken = process.env.NAGARE_TASK_TOKEN;
  if (taskToken === undefined) return;
  const failure = { taskToken, error: error.name, cause: error.message };
  await new SFNClient().send(new SendTaskFailureCommand(failure));
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}
