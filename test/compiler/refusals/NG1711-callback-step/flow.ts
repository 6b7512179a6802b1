import { callback, container, flow, task } from "nagare";

export const notify = task("notify", async ({ token }: { token: string }) => token);

export const render = task("render", async () => "text");

export const work = container("work", {
  image: "public.ecr.aws/docker/library/ruby:3.4",
  command: ({ token }: { token: string }) => [token],
});

export default flow("callback-step", async ({ days }: { days: number }) => {
  await callback("two steps", async (token) => {
    await render();
    await notify({ token });
  });
  await callback("a step in a step", async (token) => notify({ token: token + (await render()) }));
  await callback("a container", async (token) => work({ token }));
  await callback("no step", async (token) => token);
  await callback("a choice", async (token) => (days > 1 ? notify({ token }) : render()));
  await callback("at random", async (token) => {
    const own = { token, id: crypto.randomUUID() };
    await notify(own);
  });
});
