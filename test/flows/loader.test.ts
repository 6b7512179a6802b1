import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceLines } from "./source.ts";

const image = resolve(import.meta.dirname, "../../flows/containers/loader");

describe("the loader's image, run by hand", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "nagare-loader-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  // As many as `wc -l` counts in the published files, less the header.
  it.each([
    { table: "airports", rows: 3376 },
    { table: "flights-airport", rows: 5366 },
    { table: "seattle-weather", rows: 1461 },
  ])("loads $rows rows of $table", async ({ table, rows }) => {
    expect(load(table)).toMatchObject({ status: 0, stdout: `${table}: ${rows} rows\n` });
    expect(await loaded(table)).toHaveLength(rows);
    expect(sourceLines(table)).toHaveLength(rows);
  });

  it("leaves out what the source marks as missing: twelve airports have no state", async () => {
    load("airports");

    const published = sourceLines("airports").filter((line) => line.includes(",NA,NA,"));
    const without = (await loaded("airports")).filter(({ state }) => state === undefined);
    expect(without.map(({ iata }) => iata)).toEqual(published.map((line) => line.split(",")[0]));
    expect(without).toHaveLength(12);
  });

  it("makes blanks single and numbers numbers", async () => {
    load("airports");

    // In the file: 06A,Moton  Municipal,Tuskegee,AL,USA,32.46047167,-85.68003611
    const moton = (await loaded("airports")).find(({ iata }) => iata === "06A");
    expect(moton).toMatchObject({ name: "Moton Municipal", latitude: 32.46047167 });
  });

  it("says which table it doesn't know, and exits with 1", () => {
    expect(load("trains")).toMatchObject({
      status: 1,
      stderr: 'UnknownTable: there is no table "trains"\n',
    });
  });

  function load(table: string) {
    const args = ["load.mjs", "--table", table, "--folder", folder];
    const { NAGARE_TASK_TOKEN: _, ...env } = process.env;
    return spawnSync(process.execPath, args, { cwd: image, env, encoding: "utf8" });
  }

  async function loaded(table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return JSON.parse(await readFile(join(folder, `${table}.json`), "utf8"));
  }
});
