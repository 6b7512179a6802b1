import { flow } from "nagare";
import { ship, shipAgain } from "./steps.ts";

export default flow("containers", async ({ table }: { table: string }) => {
  const { outcome } = await ship({ table });
  await shipAgain();
  try {
    await shipAgain();
  } catch {
    return "failed";
  }
  return outcome;
});
