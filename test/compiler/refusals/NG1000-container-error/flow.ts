import { ContainerExited, ContainerNotStarted, container, flow } from "nagare";

export const load = container("load", {
  image: "example.com/load",
  command: ({ table }: { table: string }) => ["--table", table],
});

export default flow("load", async ({ table }: { table: string }) => {
  if (table === "") throw new ContainerNotStarted("load", "there is no table");
  try {
    await load({ table });
  } catch (error) {
    if (error instanceof ContainerExited) return error.taskArn ?? null;
    throw error instanceof ContainerNotStarted ? new ContainerExited("load", 1) : error;
  }
  return table;
});
