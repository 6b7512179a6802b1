import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { unchunked } from "./aws-chunked.ts";
import { s3Errors } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/**
 * What a request uploads: taken out of its chunks where it is sent in some, and checked against the length and the checksums that came with it.
 * @throws S3Error at its end, so that nothing wrong is kept
 */
export async function* requestBody({ message }: S3Request): AsyncGenerator<Buffer> {
  const { headers } = message;
  const isChunked = String(headers["x-amz-content-sha256"]).startsWith("STREAMING-");
  const trailers: Record<string, string> = {};
  const md5 = createHash("md5");
  let [length, crc] = [0, 0];
  for await (const chunk of isChunked ? unchunked(message, trailers) : message) {
    length += chunk.length;
    crc = crc32(chunk, crc);
    md5.update(chunk);
    yield chunk;
  }
  const checks: readonly Check[] = [
    ["content-md5", md5.digest("base64")],
    ["x-amz-checksum-crc32", base64Of(crc)],
  ];
  checkLength(headers, length);
  for (const [name, is] of checks) {
    const said = trailers[name] ?? headers[name];
    if (said !== undefined && said !== is) throw s3Errors.badDigest(name);
  }
}

type Check = readonly [header: string, value: string];

function checkLength(headers: IncomingHttpHeaders, length: number): void {
  const said = headers["x-amz-decoded-content-length"];
  if (said !== undefined && Number(said) !== length) throw s3Errors.incompleteBody();
}

function base64Of(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes.toString("base64");
}
