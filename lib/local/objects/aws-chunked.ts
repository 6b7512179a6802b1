import { s3Errors } from "./s3-error.ts";

/**
 * Takes a body out of its chunks: `<size in hex>[;chunk-signature=…]`, the bytes, …, a chunk of none, and headers that come last.
 *
 * @param trailers gets those, their names in lower case
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* unchunked(
  body: AsyncIterable<Buffer>,
  trailers: Record<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ChunkReader(body);
  for (;;) {
    const size = sizeIn(await reader.line());
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== "") throw s3Errors.incompleteBody();
  }
  for (let line = await reader.line(); line; line = await reader.line()) {
    const [name = "", ...value] = line.split(":");
    trailers[name.trim().toLowerCase()] = value.join(":").trim();
  }
}

function sizeIn(line: string | undefined): number {
  const [, size] = /^([0-9a-f]{1,8})(?:;|$)/i.exec(line ?? "") ?? [];
  if (size === undefined) throw s3Errors.incompleteBody();
  return Number.parseInt(size, 16);
}

/** Longer than any signature. */
const LONGEST_LINE = 8 * 1024;

/** Lines and bytes of a body, in turns. */
class ChunkReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Buffer>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  /** Without its end; undefined at the end of the body. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf("\r\n");
      if (end !== -1) return this.#take(end + 2).toString("latin1", 0, end);
      if (this.#rest.length > LONGEST_LINE) throw s3Errors.incompleteBody();
      if (!(await this.#more())) return undefined;
    }
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) throw s3Errors.incompleteBody();
      const taken = this.#take(left);
      left -= taken.length;
      yield taken;
    }
  }

  #take(most: number): Buffer {
    const taken = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next();
    if (done === true) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}
