import { flow, task } from "nagare";

export const extract = task("extract", async ({ day }: { day: string }) => ({
  file: `${day}.csv`,
}));
export const transform = task("transform", async ({ file }: { file: string }) => ({
  rows: file.length,
}));
export const publish = task("publish", async ({ rows }: { rows: number }) => ({ published: rows }));

export default flow("sequence", async ({ day }: { day: string }) => {
  const { file } = await extract({ day });
  const { rows } = await transform({ file });
  const { published } = await publish({ rows });
  return { day, rows, published };
});
