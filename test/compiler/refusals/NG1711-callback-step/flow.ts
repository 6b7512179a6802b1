import { callback, container, flow, task } from "nagare";
import { aws } from "nagare/aws";

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
  const mail = { TopicArn: "arn:aws:sns:us-east-1:123456789012:asked" };
  await callback("an object", (token) =>
    aws.s3.putObject({ Bucket: "b", Key: "k", Body: { token } }),
  );
  await callback("a job", (token) =>
    aws.glue.startJobRun.sync({ JobName: "j", Arguments: { "--token": token } }),
  );
  await callback("a bound of its own", (token) =>
    aws.sns.publish({ ...mail, Message: token }, { timeout: "1h" }),
  );
  await callback("at random", async (token) => {
    const own = { token, id: crypto.randomUUID() };
    await notify(own);
  });
});
