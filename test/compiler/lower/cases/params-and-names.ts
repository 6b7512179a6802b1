import { flow, task } from "nagare";

export const count = task("count", async ({ map }: { map: number }) => ({ length: map + 1 }));

export const inputs = [
  { states: 1 },
  { states: 2, options: { deep: { error: "x" } } },
  { states: 3, options: {} },
];

interface Params {
  states: number;
  options?: { deep?: { error?: string } };
}

export default flow(
  "params-and-names",
  async ({ states, options: { deep: { error = "none" } = {} } = {} }: Params) => {
    const { length: string } = await count({ map: states });
    const sum = string + 1;
    const { length } = await count({ map: sum });
    const merge = await Promise.all([1, 2].map(async (keys) => keys + sum + length));
    return { states, error, sum, length, merge };
  },
);
