import { flow, task } from "nagare";

const load = task(
  "load",
  {
    reservedConcurrency: 0.5,
    layers: ["arn:aws:lambda:us-east-1:123456789012:layer:Datadog-Extension"],
    environment: { AWS_REGION: "us-east-1", "data-set": "a", DATA_SET: "b" },
  },
  async () => 1,
);

const fine = task(
  "fine",
  {
    architecture: "x86_64",
    reservedConcurrency: 5,
    layers: ["arn:aws:lambda:us-east-1:464622532012:layer:Datadog-Extension-ARM:65"],
    environment: { DD_ENV: "prod" },
  },
  async () => 2,
);

export default flow("report", async () => (await load()) + (await fine()));
