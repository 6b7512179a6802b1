import { createServer } from "node:http";
import { ContainerExited } from "../container-exited.ts";
import type { Output } from "./open-report.ts";

/**
 * A place where a natively run container writes its result: takes that one file as S3 would, on a port of 127.0.0.1 that lives as long as the
 * container.
 */
export async function openFile(container: string): Promise<Output> {
  const path = `/nagare-local-data/runs/native/${container}-${crypto.randomUUID()}.json`;
  let written: string | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const isOurs = request.method === "PUT" && decodeURIComponent(pathname) === path;
    if (isOurs) written = bodyOf(request.headers, Buffer.concat(chunks)).toString("utf8");
    response.writeHead(isOurs ? 200 : 501).end(isOurs ? "" : NOT_SERVED);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    environment: {
      NAGARE_OUTPUT: `s3:/${path}`,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    },
    // It may be written and the container fail after that.
    isAnswered: (exitCode) => exitCode === 0,
    missed: new Promise<never>(() => {}),
    result: async () => {
      if (written === undefined) throw exited(container, "ended without writing NAGARE_OUTPUT");
      return parsed(container, written);
    },
    close: () => server.close(),
  };
}

const NOT_SERVED =
  "<Error><Code>NotImplemented</Code><Message>Here a container can write NAGARE_OUTPUT and nothing else</Message></Error>";

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

function parsed(container: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const error = exited(container, "did not write JSON of its output's type to NAGARE_OUTPUT");
    error.cause = cause;
    throw error;
  }
}

function exited(container: string, how: string): ContainerExited {
  return Object.assign(new ContainerExited(container, 0), {
    message: `container ${container} ${how}`,
  });
}
