import { flow } from "nagare";

class NoRows extends Error {
  constructor(table: string) {
    super();
    this.message = `no rows in ${table}`;
  }
}

class Named extends Error {
  constructor(name: string) {
    super("named");
    this.name = name;
  }
}

export default flow("report", async ({ table }: { table: string }) => {
  if (table === "") throw new NoRows("nothing");
  throw new Named(table);
});
