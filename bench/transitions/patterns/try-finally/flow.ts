import { flow, task } from "nagare";

export const open = task("open", async ({ name }: { name: string }) => ({ folder: `/${name}` }));
export const fill = task("fill", async ({ folder }: { folder: string }) => {
  if (folder === "/") throw new Error("the root is not ours");
  return folder.length;
});
export const remove = task("remove", async ({ folder }: { folder: string }) => folder);

export default flow("try-finally", async ({ name }: { name: string }) => {
  const { folder } = await open({ name });
  let files = 0;
  try {
    files = await fill({ folder });
  } finally {
    await remove({ folder });
  }
  return { folder, files };
});
