import { createServer } from "node:http";

interface Report {
  /** What the container needs to find this place instead of Step Functions. */
  readonly environment: Readonly<Record<string, string>>;
  isAnswered(): boolean;
  /** What was reported; fails if nothing was, for the container has ended. */
  result(): Promise<unknown>;
  close(): void;
}

/**
 * A place where a natively run container reports its result: answers `SendTaskSuccess` and `SendTaskFailure` like Step Functions, on a port of
 * 127.0.0.1 that lives as long as the container.
 */
export async function openReport(): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  promise.catch(() => {});
  let answered = false;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const answer: { output?: string; error?: string; cause?: string } = JSON.parse(body || "{}");
    answered = true;
    const operation = String(request.headers["x-amz-target"]).split(".")[1];
    if (operation === "SendTaskSuccess") resolve(JSON.parse(answer.output ?? "null"));
    if (operation === "SendTaskFailure") reject(named(answer.error, answer.cause));
    response.setHeader("content-type", "application/x-amz-json-1.0").end("{}");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    environment: {
      NAGARE_TASK_TOKEN: "native",
      AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${port}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    },
    isAnswered: () => answered,
    result: () => {
      reject(new Error("the container ended without answering NAGARE_TASK_TOKEN"));
      return promise;
    },
    close: () => server.close(),
  };
}

function named(error = "Error", cause = ""): Error {
  return Object.assign(new Error(cause), { name: error });
}
