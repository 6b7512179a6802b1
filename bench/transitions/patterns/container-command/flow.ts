import { container, flow } from "nagare";

export const load = container("load", {
  image: "example.com/loader:1",
  command: ({ tables, day, force }: { tables: string[]; day: string; force: boolean }) => [
    "load",
    "--day",
    day,
    ...tables.map((table) => `--table=${table}`),
    ...(force ? ["--force"] : []),
  ],
});

export default flow(
  "container-command",
  async ({ tables, day, force = false }: { tables: string[]; day: string; force?: boolean }) => {
    const { exitCode } = await load({ tables, day, force });
    return { day, exitCode };
  },
);
