import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdtempSync } from "node:fs";
import { link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { keyIn, objectName } from "./object-name.ts";

/** What is kept of an object beside its body. */
export interface ObjectHead {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** In quotation marks, as in headers. */
  readonly etag: string;
  /** Headers that come back with it: its type, and the user's own. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface StoredObject extends ObjectHead {
  /** The file: the body, and a line that is its head. */
  readonly file: string;
  readonly modified: Date;
}

export type ObjectListener = (bucket: string, head: ObjectHead) => void;

/**
 * Objects as files, one each: `<bucket>/<key>`, the body first and its head as one line of JSON behind it. So an object is whole or not there,
 * and may be of any length.
 */
export class BucketFiles {
  readonly #isKept: boolean;
  readonly #tell: ObjectListener;
  #folder: string | undefined;
  #unfinished: Promise<string> | undefined;

  /** @param folder made when the first object comes; without it objects go when this is closed */
  constructor(folder?: string, tell: ObjectListener = () => {}) {
    this.#tell = tell;
    this.#isKept = folder !== undefined;
    this.#folder = folder;
  }

  /**
   * Writes an object, whole or not at all.
   * @param ifNew whether it must not be there yet
   * @returns its head; undefined if it was there and must not be
   */
  async put(
    bucket: string,
    { key, headers }: Pick<ObjectHead, "key" | "headers">,
    body: AsyncIterable<Buffer>,
    ifNew = false,
  ): Promise<ObjectHead | undefined> {
    const written = join(await this.#newUnfinished(), randomUUID());
    try {
      const head = await write(written, { key, headers }, body);
      const file = this.#file(bucket, key);
      await mkdir(join(file, ".."), { recursive: true });
      if (!ifNew) await rename(written, file);
      else if (!(await linked(written, file))) return undefined;
      this.#tell(bucket, head);
      return head;
    } finally {
      await rm(written, { force: true });
    }
  }

  async find(bucket: string, key: string): Promise<StoredObject | undefined> {
    return this.#folder === undefined ? undefined : await read(this.#file(bucket, key));
  }

  async delete(bucket: string, key: string): Promise<void> {
    if (this.#folder !== undefined) await rm(this.#file(bucket, key), { force: true });
  }

  /** All keys of a bucket, in no order. */
  async keys(bucket: string): Promise<readonly string[]> {
    if (this.#folder === undefined) return [];
    const folder = join(this.#folder, bucket);
    const names = await orIfMissing(readdir(folder), []);
    const keys = names.map(async (name) => keyIn(name) ?? (await read(join(folder, name)))?.key);
    return (await Promise.all(keys)).filter((key) => key !== undefined);
  }

  async close(): Promise<void> {
    if (this.#isKept || this.#folder === undefined) return;
    await rm(this.#folder, { recursive: true, force: true });
  }

  #file(bucket: string, key: string): string {
    return join(this.#root(), bucket, objectName(key));
  }

  #root(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), "nagare-objects-"));
    return this.#folder;
  }

  /** One process has the folder at a time: what lies there was left by one that was killed. */
  #newUnfinished(): Promise<string> {
    const folder = join(this.#root(), ".unfinished");
    this.#unfinished ??= rm(folder, { recursive: true, force: true })
      .then(() => mkdir(folder, { recursive: true }))
      .then(() => folder);
    return this.#unfinished;
  }
}

async function write(
  file: string,
  { key, headers }: Pick<ObjectHead, "key" | "headers">,
  body: AsyncIterable<Buffer>,
): Promise<ObjectHead> {
  const hash = createHash("md5");
  let size = 0;
  const heads: ObjectHead[] = [];
  await pipeline(async function* parts() {
    for await (const chunk of body) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    const head = { key, size, etag: `"${hash.digest("hex")}"`, headers };
    heads.push(head);
    yield `\n${JSON.stringify(head)}`;
  }, createWriteStream(file));
  const [head] = heads;
  if (head === undefined) throw new Error(`${file} was not written to its end`);
  return head;
}

/** Unlike `rename`, which replaces what is there. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** A key of 1,024 bytes and 8 KB of headers, with their escapes, are less. */
const LONGEST_HEAD = 64 * 1024;

async function read(file: string): Promise<StoredObject | undefined> {
  const opened = await orIfMissing(open(file), undefined);
  if (opened === undefined) return undefined;
  try {
    const { size, mtime } = await opened.stat();
    const from = Math.max(0, size - LONGEST_HEAD);
    const { buffer } = await opened.read(Buffer.alloc(size - from), 0, size - from, from);
    const text = buffer.subarray(buffer.lastIndexOf("\n") + 1).toString("utf8");
    // Written by ourselves alone, and whole.
    const head = JSON.parse(text) as ObjectHead;
    return { ...head, file, modified: mtime };
  } finally {
    await opened.close();
  }
}

async function orIfMissing<Found, Instead>(
  found: Promise<Found>,
  instead: Instead,
): Promise<Found | Instead> {
  try {
    return await found;
  } catch (error) {
    if (isCode(error, "ENOENT")) return instead;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
