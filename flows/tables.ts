import { mkdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { container, json, task } from "nagare";

/** Loads one table: fetches its CSV, cleans it, and writes it as JSON into the folder. */
export const load = container("load", {
  image: "./containers/loader",
  command: ({ table, folder }: { table: string; folder: string }) => [
    "--table",
    table,
    "--folder",
    folder,
  ],
  output: json<{ rows: number; file: string }>(),
  cpu: 512,
  memory: 1024,
  retry: { attempts: 3, delay: "1s", backoff: 2 },
  timeout: "10m",
});

/** Makes the folder that the steps of one run share: on a laptop under `.nagare/`, elsewhere on the volume that `DATA_DIR` names. */
export const openFolder = task("open-folder", async ({ run }: { run: string }) => {
  const folder = resolve(process.env["DATA_DIR"] ?? ".nagare/data", run);
  await mkdir(folder, { recursive: true });
  return folder;
});

/** Removes what `openFolder` made, with everything in it. */
export const removeFolder = task("remove-folder", async ({ folder }: { folder: string }) => {
  await rm(folder, { recursive: true, force: true });
});
