import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { stringify } from "csv-stringify/sync";
import { task } from "nagare";
import type { AirportProfile } from "./airport-profile.ts";

interface Report {
  readonly run: string;
  readonly state?: string | undefined;
  readonly routes: { readonly routes: number; readonly flights: number };
  readonly airports: readonly AirportProfile[];
}

/** Writes the report as JSON, and its airports as CSV, into the run's folder under `REPORT_DIR`: `.nagare/reports` without it. */
export const writeReport = task(
  "write-report",
  async ({ run, state, routes, airports }: Report) => {
    const folder = resolve(process.env["REPORT_DIR"] ?? ".nagare/reports", run);
    const files = { json: join(folder, "report.json"), csv: join(folder, "report.csv") };
    const report = { state, routes: routes.routes, flights: routes.flights, airports };
    await mkdir(folder, { recursive: true });
    await writeFile(files.json, `${JSON.stringify(report, null, 2)}\n`);
    await writeFile(files.csv, stringify([...airports], { header: true }));
    return files;
  },
);
