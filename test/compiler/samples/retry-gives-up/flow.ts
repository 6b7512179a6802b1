import { flow, task } from "nagare";

export const broken = task(
  "broken",
  { retry: { attempts: 2, delay: "1s", on: ["TypeError"] } },
  async ({ type }: { type: string }) => {
    if (type === "TypeError") throw new TypeError("never");
    throw new SyntaxError("not retried");
  },
);

export default flow("retry-gives-up", async ({ type }: { type: string }) => await broken({ type }));
