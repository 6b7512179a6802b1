import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApiError, errors } from "./errors.ts";
import { operations } from "./operations/index.ts";
import type { Service } from "./service.ts";

/** The service's port could not be opened, and why: a sentence for the user. */
export class PortUnavailable extends Error {
  override readonly name = "PortUnavailable";
}

export interface RunningServer {
  readonly port: number;
  /** Answers what was asked already, takes nothing more, and lets go of the port. */
  close(): Promise<void>;
}

/** Only here is anything listened on. */
const host = "127.0.0.1";

/** Names under which a client on this machine, or in a container of it, may reach us; `sync-` is what SDKs put before StartSyncExecution's host. */
const ownHosts = new Set(
  ["127.0.0.1", "localhost", "[::1]", "host.docker.internal"].flatMap((name) => [
    name,
    `sync-${name}`,
  ]),
);

/** AWS takes requests of up to 1 MB; the JSON escapes of one may take more. DynamoDB takes 16 MB. */
const longestBody = { stepFunctions: 8 * 2 ** 20, dynamodb: 16 * 2 ** 20 };

/**
 * Serves the API: JSON 1.0 over `POST /`, as AWS does.
 * @param port 0 for any free one
 * @throws PortUnavailable
 */
export async function serve(service: Service, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => void respond(request, response, service));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(unavailable(port, error)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : port;
  return { port: own, close: () => close(server) };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const isForS3 = service.s3.answers(request);
  try {
    checkSender(request);
    if (isForS3) return await service.s3.answer(request, response);
    const target = targetOf(request);
    if (service.dynamodb.answers(target)) {
      const body = await bodyOf(request, longestBody.dynamodb);
      return await service.dynamodb.answer(request, body, response);
    }
    const operation = operations.get(target);
    if (operation === undefined) throw errors.unknownOperation();
    const body = await bodyOf(request, longestBody.stepFunctions);
    send(response, 200, await operation.answer(body.toString("utf8"), service, gone.signal));
  } catch (error) {
    const { name, message, status, members } = told(error);
    if (isForS3) return service.s3.forbid(request, response, message);
    send(response, status, { __type: name, message, ...members });
  }
}

/**
 * A web page elsewhere must not drive us: browsers tell where a page comes from by `Origin`, and a page that made its own name point to
 * 127.0.0.1 gives itself away by `Host`.
 */
function checkSender({ headers }: IncomingMessage): void {
  const asked = hostName(`http://${headers.host ?? ""}`);
  if (asked === undefined || !ownHosts.has(asked))
    throw errors.forbidden(
      `This service answers on 127.0.0.1 and localhost, not as ${headers.host}`,
    );
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`)
    throw errors.forbidden(`Pages of ${headers.origin} may not use this service`);
}

function hostName(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function targetOf({ method, url, headers }: IncomingMessage): string {
  return method === "POST" && url === "/" ? String(headers["x-amz-target"]) : "";
}

async function bodyOf(request: IncomingMessage, longest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > longest) throw errors.tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A refusal is the client's business. Anything else, such as a full disk, is told in its own words. */
function told(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return errors.internal(error instanceof Error ? error.message : String(error));
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/x-amz-json-1.0",
    "Content-Length": Buffer.byteLength(text),
    "x-amzn-RequestId": randomUUID(),
    ...(status === 413 ? { Connection: "close" } : {}),
  });
  response.end(text);
}

function unavailable(port: number, error: NodeJS.ErrnoException): PortUnavailable {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: "something else is using it; stop that, or choose another with --port",
    EACCES: "this user may not open it; choose one above 1023 with --port",
  };
  const reason = why[error.code ?? ""] ?? error.message;
  return new PortUnavailable(`port ${port}: ${reason}`, { cause: error });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A worker that polls for an activity's task would keep us for a minute.
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}
