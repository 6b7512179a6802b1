import { flow, task } from "nagare";

export const lookup = task("lookup", async ({ key }: { key: string }) =>
  key === "" ? null : key.length,
);
export const create = task("create", async ({ key }: { key: string }) => key.length * 10);
export const use = task(
  "use",
  async ({ id, urgent }: { id: number; urgent: boolean }) => `${id} ${urgent}`,
);

export default flow("conditional-await", async ({ key }: { key: string }) => {
  const id = (await lookup({ key })) ?? (await create({ key: "none" }));
  return await use({ id, urgent: id > 3 });
});
