import { callback, container, flow, map, task } from "nagare";

export const load = container("load", { image: "public.ecr.aws/docker/library/debian:stable-slim" });

export const ask = task("ask", async ({ token }: { token: string }) => token.length);

export const child = flow("child", { type: "express" }, async () => {
  await Promise.all([ask({ token: "" }), load()]);
});

export default flow("waiting-in-express", async ({ days }: { days: readonly string[] }) => {
  const each = async (day: string) =>
    callback(`ask each`, async (token) => ask({ token: day + token }));
  await map(days, each, { distributed: "express" });
  await map(days, each, { distributed: true });
});
