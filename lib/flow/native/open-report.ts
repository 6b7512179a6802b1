import { createServer } from "node:http";
import { type Duration, durationSeconds } from "../duration.ts";
import { TaskTimedOut } from "../task-timed-out.ts";

/** Where a natively run container leaves its result. */
export interface Output {
  /** What the container needs to find this place instead of AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether there is a result, now that the container has ended. */
  isAnswered(exitCode: number): boolean;
  /** What it is. */
  result(): Promise<unknown>;
  /** Fails when no heartbeat came in time, as Step Functions has it. */
  readonly missed: Promise<never>;
  close(): void;
}

/**
 * A place where a natively run container reports its result: answers `SendTaskSuccess`, `SendTaskFailure` and `SendTaskHeartbeat` like Step Functions, on a
 * port of 127.0.0.1 that lives as long as the container.
 */
export async function openReport(heartbeat?: Duration): Promise<Output> {
  const { promise: result, resolve, reject } = Promise.withResolvers<unknown>();
  result.catch(() => {});
  const watch = watchHeartbeats(heartbeat);
  let answered = false;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const answer: { output?: string; error?: string; cause?: string } = JSON.parse(body || "{}");
    const operation = String(request.headers["x-amz-target"]).split(".")[1];
    if (operation === "SendTaskHeartbeat") watch.beat();
    else {
      answered = true;
      watch.end();
    }
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
    result: () => result,
    missed: watch.missed,
    close: () => {
      watch.end();
      server.close();
    },
  };
}

function watchHeartbeats(heartbeat: Duration | undefined) {
  const { promise: missed, reject } = Promise.withResolvers<never>();
  missed.catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const end = () => clearTimeout(timer);
  const beat = () => {
    end();
    if (heartbeat === undefined) return;
    timer = setTimeout(() => reject(new TaskTimedOut()), durationSeconds(heartbeat) * 1000);
  };
  beat();
  return { missed, beat, end };
}

function named(error = "Error", cause = ""): Error {
  return Object.assign(new Error(cause), { name: error });
}
