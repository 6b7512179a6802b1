import { callback, flow, task } from "nagare";

export const notify = task("notify", async ({ token }: { token: string }) => token.length);

export default flow("callback-setting", async ({ day, wait }: { day: string; wait: "1d" }) => {
  await callback(`approve ${day}`, async (token) => notify({ token }));
  await callback("approve", async (token) => notify({ token }), { timeout: wait });
  await callback("approve", async (token) => notify({ token }), { timeout: "0s" });
  await callback("approve", async (token) => notify({ token }), {
    timeout: "5m",
    heartbeat: "5m",
  });
});
