import { createHash } from "node:crypto";

/** Random values that are the same on every replay of a run. */
export interface RandomSource {
  /** 0 <= n < 1 */
  next(): number;
  uuid(): string;
  /** Bytes as base64 text. */
  token(): string;
}

/** Each value is a hash of the seed and a counter, so that a run needs to keep nothing but its inputs. */
export function createRandomSource(seed: string): RandomSource {
  let counter = 0;
  const digest = (): Buffer => {
    counter += 1;
    return createHash("sha256").update(`${seed}#${counter}`).digest();
  };
  return {
    next: () => (digest().readUIntBE(0, 6) * 32) / 2 ** 53,
    uuid: () => uuidOf(digest()),
    token: () => Buffer.concat([digest(), digest(), digest()]).toString("base64"),
  };
}

function uuidOf(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes
    .toString("hex", 0, 16)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
