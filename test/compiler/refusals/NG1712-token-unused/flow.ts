import { callback, flow, task } from "nagare";

export const notify = task("notify", async ({ day }: { day: string }) => day);

export default flow("token-unused", async ({ day }: { day: string }) => {
  await callback("approve", async () => notify({ day }));
  await callback("approve", async (token) => {
    const text = token;
    return notify({ day });
  });
});
