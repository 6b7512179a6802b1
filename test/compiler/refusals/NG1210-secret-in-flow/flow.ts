import { container, flow, parameter, secret, task } from "nagare";

const token = secret("slack-token");

const config = { channel: "#reports", url: parameter("/batch/url") };

const post = container("post", {
  image: "example.com/post:1",
  secrets: { SLACK_TOKEN: token, URL: config.url },
  environment: () => ({ TOKEN: secret("slack-token").name }),
});

const notify = task("notify", async ({ token }: { token: unknown }) => String(token));

export default flow("report", async () => {
  await post();
  await notify({ token });
  return config.channel;
});
