import { afterEach, describe, expect, it, vi } from "vitest";
import { aws } from "../../../lib/flow/aws/index.ts";
import { fakeService } from "./fake-service.ts";

afterEach(() => void vi.unstubAllEnvs());

describe("a native call of a service", () => {
  it("names the client to install where the project has none", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    const call = aws.bedrock.invokeModel({ ModelId: "m", Body: { prompt: "?" } });
    await expect(call).rejects.toMatchObject({
      name: "Nagare.NotServedLocally",
      message: expect.stringContaining("npm install --save-dev @aws-sdk/client-bedrock-runtime"),
    });
  });

  it("never reaches AWS without a word", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "");
    const call = aws.sns.publish({ TopicArn: "arn:aws:sns:us-east-1:123456789012:x", Message: "" });
    await expect(call).rejects.toMatchObject({
      name: "Nagare.NotServedLocally",
      message: expect.stringContaining("AWS_ENDPOINT_URL_SNS"),
    });
  });

  it("gives a refusal the name that Step Functions gives it", async () => {
    const service = await fakeService(() => ({
      status: 400,
      headers: { "x-amzn-errortype": "EntityNotFoundException" },
      body: { message: "no such job" },
    }));
    vi.stubEnv("AWS_ENDPOINT_URL", service.url);
    await expect(aws.glue.startJobRun({ JobName: "x" })).rejects.toMatchObject({
      name: "Glue.EntityNotFoundException",
    });
    await expect(aws.glue.startJobRun.sync({ JobName: "x" })).rejects.toMatchObject({
      name: "Glue.EntityNotFoundException",
      message: expect.stringContaining("Service: AWSGlue"),
    });
  });

  it("tries again as its retry says", async () => {
    let asked = 0;
    const service = await fakeService(() => {
      asked += 1;
      if (asked === 1) {
        const headers = { "x-amzn-errortype": "ConcurrentRunsExceededException" };
        return { status: 400, headers, body: { message: "busy" } };
      }
      return { body: { JobRunId: "jr_1" } };
    });
    vi.stubEnv("AWS_ENDPOINT_URL", service.url);
    const retry = { attempts: 2, on: ["Glue.ConcurrentRunsExceededException"] };
    const answer = await aws.glue.startJobRun({ JobName: "x" }, { retry });
    expect(answer).toEqual({ JobRunId: "jr_1" });
  });
});
