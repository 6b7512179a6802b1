import { fail, flow } from "nagare";

export default flow("fail-code", async ({ table }: { table: string }) => {
  if (table === "") fail("");
  if (table === "trips") fail("States.NoRows", table);
  fail(`NoRows in ${table}`);
});
