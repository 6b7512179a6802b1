import { flow, map, task } from "nagare";

export const compress = task("compress", async ({ file }: { file: string }) => `${file}.gz`);
export const copy = task("copy", async ({ file }: { file: string }) => `copy of ${file}`);

export default flow(
  "conditional-in-map",
  async ({ files }: { files: { name: string; size: number }[] }) => {
    return await map(files, async ({ name, size }) => {
      if (size > 10) return await compress({ file: name });
      return await copy({ file: name });
    });
  },
);
