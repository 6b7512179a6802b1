import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A place that answers as S3 does, for one container. */
export interface Objects {
  /** Where the container finds it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/**
 * Serves these objects, by their paths, on a port of 127.0.0.1 that lives as long as the container.
 *
 * @param writable the path that may be written
 */
export async function openObjects(
  objects: Map<string, string>,
  writable?: string,
): Promise<Objects> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    if (request.method === "PUT" && path === writable) {
      objects.set(path, bodyOf(request.headers, Buffer.concat(chunks)).toString("utf8"));
      response.writeHead(200).end();
    } else answer(request, response, objects.get(path));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    environment: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    },
    close: () => server.close(),
  };
}

function answer(
  { method }: IncomingMessage,
  response: ServerResponse,
  object: string | undefined,
): void {
  if (object === undefined || (method !== "GET" && method !== "HEAD")) {
    response.writeHead(501).end(NOT_SERVED);
    return;
  }
  response.writeHead(200, {
    "Content-Type": "application/octet-stream",
    "Content-Length": Buffer.byteLength(object),
    ETag: `"${createHash("md5").update(object).digest("hex")}"`,
    "Last-Modified": new Date().toUTCString(),
  });
  response.end(method === "GET" ? object : undefined);
}

const NOT_SERVED =
  "<Error><Code>NotImplemented</Code><Message>Here a container can read what file(…) gives it, write NAGARE_OUTPUT, and nothing else</Message></Error>";

/** Clients may send a body in chunks of its own kind: `<size in hex>;…`, the bytes, and so on to a chunk of none. */
function bodyOf(headers: Readonly<Record<string, unknown>>, sent: Buffer): Buffer {
  if (!String(headers["x-amz-content-sha256"]).startsWith("STREAMING-")) return sent;
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const start = sent.indexOf("\r\n", at) + 2;
    const size = Number.parseInt(sent.toString("latin1", at, start), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(sent.subarray(start, start + size));
    at = start + size + 2;
  }
}
