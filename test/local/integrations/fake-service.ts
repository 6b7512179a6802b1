import { createServer, type IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";

/** A request that a stand-in for a service of AWS got. */
export interface FakeRequest {
  readonly method: string;
  readonly url: string;
  /** The operation, where the protocol names it in a header. */
  readonly operation: string;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  /** The body as JSON; its text where it is none. */
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or a value for JSON. @default {} */
  readonly body?: unknown;
}

export interface FakeService {
  readonly url: string;
  readonly requests: readonly FakeRequest[];
}

/** A stand-in for a service of AWS, whose answers come from the test. */
export async function fakeService(
  answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
): Promise<FakeService> {
  const requests: FakeRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    const { status = 200, headers = {}, body = {} } = await answer(request);
    response.writeHead(status, {
      "Content-Type": "application/x-amz-json-1.0",
      "x-amzn-RequestId": "request-1",
      ...headers,
    });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** An error as services with JSON protocols tell it. */
export const refusal = (code: string, message: string, status = 400): FakeAnswer => ({
  status,
  headers: { "x-amzn-errortype": code },
  body: { __type: code, message },
});

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const { method = "", url = "", headers } = incoming;
  const operation = String(headers["x-amz-target"] ?? "").split(".")[1] ?? "";
  return { method, url, operation, headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
