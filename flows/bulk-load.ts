import { container, flow, map } from "nagare";

/** A bulk loader in an image of its own, driven by a configuration as Embulk is. */
export const bulkLoad = container("bulk-load", {
  image: "./containers/bulk-load",
  command: ({ config }: { config: Config }) => [JSON.stringify(config)],
  exitCodes: { 9: "nothing-to-load" },
  cpu: 1024,
  memory: 2048,
  retry: { attempts: 3, delay: "10s", backoff: 2 },
  timeout: "1h",
});

interface Config {
  readonly in: {
    readonly url: string;
    readonly columns: Readonly<Record<string, "string" | "double" | "long">>;
  };
  readonly filters: readonly { readonly column: string; readonly least: string | number }[];
  readonly out: { readonly folder: string; readonly rowsPerFile: number };
}

const COLUMNS: Readonly<Record<string, Config["in"]["columns"]>> = {
  "seattle-weather": { date: "string", precipitation: "double", weather: "string" },
  "flights-airport": { origin: "string", destination: "string", count: "long" },
};

interface Params {
  /** Where the CSV files are: an `https:` or `file:` URL of a folder. */
  readonly source: string;
  /** Where the loaded rows go; on AWS a folder of a volume that the container mounts. */
  readonly folder: string;
  /** Only weather from this day on, as `2015-01-01`. */
  readonly since?: string;
}

/** Loads all tables, two at a time; a table without new rows is no failure. */
export default flow("bulk-load", async ({ source, folder, since = "" }: Params) => {
  const loads = await map(
    Object.entries(COLUMNS),
    async ([table, columns]) => {
      const filters = "date" in columns && since !== "" ? [{ column: "date", least: since }] : [];
      const { outcome } = await bulkLoad({
        config: {
          in: { url: `${source}/${table}.csv`, columns },
          filters,
          out: { folder: `${folder}/${table}`, rowsPerFile: 1000 },
        },
      });
      return { table, outcome };
    },
    { concurrency: 2 },
  );
  return {
    loaded: loads.filter(({ outcome }) => outcome === "succeeded").map(({ table }) => table),
    empty: loads.filter(({ outcome }) => outcome !== "succeeded").map(({ table }) => table),
  };
});
