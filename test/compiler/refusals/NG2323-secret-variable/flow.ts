import { container, flow, parameter, secret } from "nagare";

const load = container("load", {
  image: "example.com/load:1",
  environment: (mode: string) => ({ MODE: mode, API_URL: "https://example.com" }),
  secrets: {
    "slack token": secret("slack-token"),
    NAGARE_TOKEN: secret("slack-token"),
    API_URL: parameter("/batch/url"),
    PASSWORD: secret("a secret", "password"),
    PATH_OF: parameter("batch/url"),
  },
});

export default flow("report", async () => {
  await load("all");
});
