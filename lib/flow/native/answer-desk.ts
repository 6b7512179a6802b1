import { createServer, type IncomingMessage, type Server } from "node:http";

/** Who waits for the answer to a token. */
export interface Waiting {
  succeed(output: unknown): void;
  fail(error: Error): void;
  beat(): void;
}

const VARIABLE = "AWS_ENDPOINT_URL_SFN";

/**
 * Where natively run code answers tokens: it takes `SendTaskSuccess`, `SendTaskFailure` and `SendTaskHeartbeat` like Step Functions, on a port of 127.0.0.1. There is
 * one for a process, since the environment variable that leads AWS's clients there has one value; it is open as long as somebody waits.
 */
export const answerDesk = {
  async wait(token: string, who: Waiting): Promise<void> {
    waiting.set(token, who);
    opened ??= open();
    await opened;
  },
  async leave(token: string): Promise<void> {
    waiting.delete(token);
    if (waiting.size > 0 || opened === undefined) return;
    const closing = opened;
    opened = undefined;
    (await closing).close();
  },
};

interface Desk {
  close(): void;
}

const waiting = new Map<string, Waiting>();
let opened: Promise<Desk> | undefined;

async function open(): Promise<Desk> {
  const server = createServer(async (request, response) => {
    const problem = answered(await bodyOf(request), operationOf(request));
    response.statusCode = problem === undefined ? 200 : 400;
    response.setHeader("content-type", "application/x-amz-json-1.0");
    response.end(JSON.stringify(problem ?? {}));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const before = process.env[VARIABLE];
  process.env[VARIABLE] = `http://127.0.0.1:${portOf(server)}`;
  return {
    close() {
      server.close();
      if (before === undefined) delete process.env[VARIABLE];
      else process.env[VARIABLE] = before;
    },
  };
}

interface Answer {
  readonly taskToken?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** In AWS's words what is wrong with an answer. */
function answered(
  { taskToken = "", output = "null", error = "Error", cause = "" }: Answer,
  operation: string | undefined,
): { readonly __type: string; readonly message: string } | undefined {
  const who = waiting.get(taskToken);
  if (who === undefined)
    return { __type: "TaskTimedOut", message: "Provided task does not exist anymore" };
  if (operation === "SendTaskHeartbeat") who.beat();
  if (operation === "SendTaskFailure") who.fail(Object.assign(new Error(cause), { name: error }));
  if (operation !== "SendTaskSuccess") return undefined;
  try {
    who.succeed(JSON.parse(output));
    return undefined;
  } catch {
    return { __type: "InvalidOutput", message: "Invalid Output: the output is not valid JSON" };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Answer> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return JSON.parse(body || "{}");
}

function operationOf({ headers }: IncomingMessage): string | undefined {
  return String(headers["x-amz-target"]).split(".")[1];
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
