import { flow, task } from "nagare";

export const find = task("find", async ({ key }: { key: string }) =>
  key === "a" ? { value: 1 } : null,
);

export default flow("nullish-await", async ({ key }: { key: string }) => {
  const found = (await find({ key })) ?? (await find({ key: "a" }));
  return { value: found?.value ?? 0 };
});
