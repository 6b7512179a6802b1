/** The package has no types of its own. */
declare module "dynalite" {
  interface Options {
    /** Where the tables are kept. @default in memory */
    readonly path?: string;
    /** How long a table takes to be made, to go, to change. @default 500 */
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  export default function dynalite(options?: Options): import("node:http").Server;
}
