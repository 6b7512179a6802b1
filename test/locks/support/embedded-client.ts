import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../../lib/locks/index.ts";

/** DynamoDB in this process: no port, no files. */
export async function embeddedClient(): Promise<DynamoDBClient> {
  const { default: dynalite } = await import("dynalite");
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const handle = (request: Request): Promise<{ readonly response: object }> =>
    new Promise((resolve) => {
      const answer = new Answer((response) => resolve({ response }));
      const { method, headers, path, body } = request;
      const whole = Object.assign(Readable.from([bytesOf(body)]), {
        method,
        headers: lower(headers),
        url: path,
      });
      server.emit("request", whole, answer);
    });
  return new DynamoDBClient({
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: "http://embedded",
    maxAttempts: 1,
    requestHandler: { handle: handle as never },
  });
}

export async function makeLocksTable(client: DynamoDBClient, TableName: string): Promise<void> {
  await client.send(new CreateTableCommand({ TableName, ...structuredClone(TABLE) } as never));
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === "ACTIVE") return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly path: string;
  readonly body: string | Uint8Array;
}

/** The SDK's bytes warn when they are taken for a text. */
function bytesOf(body: string | Uint8Array): Buffer {
  if (typeof body === "string") return Buffer.from(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function lower(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** What dynalite writes an answer to. */
class Answer extends EventEmitter {
  statusCode = 200;
  readonly #headers: Record<string, string> = {};
  readonly #done: (response: object) => void;

  constructor(done: (response: object) => void) {
    super();
    this.#done = done;
  }

  setHeader(name: string, value: unknown): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  writeHead(statusCode: number, headers: Readonly<Record<string, unknown>> = {}): void {
    this.statusCode = statusCode;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
  }

  end(body: string | Buffer = ""): void {
    const { statusCode } = this;
    const stream = Readable.from([bytesOf(body)]);
    this.#done({ statusCode, headers: this.#headers, body: stream });
  }
}
