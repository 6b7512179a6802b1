import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("switch-return", async ({ k }: { k: "a" | "b" | "c" }) => {
  switch (k) {
    case "a":
      return await id({ v: 1 });
    case "b": {
      const x = await id({ v: 2 });
      return x * 10;
    }
    default:
      throw new Error("no " + k);
  }
});
