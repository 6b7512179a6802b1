import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

/**
 * DynamoDB on this machine, answering on the service's own port. It is started by the first request.
 *
 * 1. Its tables outlast the process if they have a folder.
 * 2. It opens no port.
 */
export class EmbeddedDynamodb {
  readonly #folder: string | undefined;
  #server: Promise<Server> | undefined;

  /** @param folder where the tables are kept; without it they are forgotten */
  constructor(folder?: string) {
    this.#folder = folder;
  }

  /** Whether a request is for DynamoDB, by its `X-Amz-Target`. */
  answers(target: string): boolean {
    return target.startsWith("DynamoDB_20120810.");
  }

  /** @param body of the request, which has been read */
  async answer(
    { method, url, headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    this.#server ??= started(this.#folder);
    // dynalite throws where nobody can catch it when a client leaves before its request is whole: it never sees one that isn't.
    const whole = Object.assign(Readable.from([body]), { method, url, headers });
    (await this.#server).emit("request", whole, response);
  }

  async close(): Promise<void> {
    const server = await this.#server;
    if (server === undefined) return;
    await new Promise((resolve) => server.close(resolve));
  }
}

/** dynalite closes its store only with a server that listens: a socket of a random name, where nobody asks. */
async function started(folder: string | undefined): Promise<Server> {
  const { default: dynalite } = await import("dynalite");
  const noDelay = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 };
  const server = dynalite({ ...noDelay, ...(folder === undefined ? {} : { path: folder }) });
  const name = `nagare-${randomUUID()}`;
  const socket = process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return server;
}
