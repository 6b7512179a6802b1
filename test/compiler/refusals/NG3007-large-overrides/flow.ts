import { container, flow } from "nagare";

const LINE = "select station, day, count(*) from trips where day between :from and :to group by station, day;";
const PAGE = `${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}`;
const BOOK = `${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}`;

const load = container("load", {
  image: "example.com/loader:1",
  command: (table: string) => ["--table", table, "--query", BOOK],
});

export default flow("large-overrides", async () => (await load("trips")).exitCode);
