import { createReadStream } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { pipeline } from "node:stream/promises";
import type { StoredObject } from "../bucket-files.ts";
import { s3Errors } from "../s3-error.ts";
import type { S3Operation } from "./s3-operation.ts";

/** GetObject; HeadObject is the same without the body. */
export const getObject: S3Operation = async ({ bucket, key, method, message }, files, response) => {
  const object = await files.find(bucket, key);
  if (object === undefined) throw s3Errors.noSuchKey(key);
  checkConditions(object, message.headers);
  const range = rangeOf(message.headers.range, object.size);
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  response.writeHead(range === undefined ? 200 : 206, {
    "content-type": "binary/octet-stream",
    ...object.headers,
    ETag: object.etag,
    "Last-Modified": object.modified.toUTCString(),
    "Accept-Ranges": "bytes",
    "Content-Length": end - start + 1,
    ...(range !== undefined && { "Content-Range": `bytes ${start}-${end}/${object.size}` }),
  });
  if (method === "HEAD" || object.size === 0) response.end();
  else await pipeline(createReadStream(object.file, { start, end }), response);
};

function checkConditions({ etag }: StoredObject, headers: IncomingHttpHeaders): void {
  const { "if-match": match, "if-none-match": noneMatch } = headers;
  if (match !== undefined && match !== "*" && match !== etag)
    throw s3Errors.preconditionFailed("If-Match");
  if (noneMatch === "*" || noneMatch === etag) throw s3Errors.notModified();
}

interface Range {
  readonly start: number;
  /** Of the last byte. */
  readonly end: number;
}

/** One range; of several S3 gives the whole object, too. */
function rangeOf(asked: string | undefined, size: number): Range | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const last = size - 1;
  const range =
    from === ""
      ? { start: Math.max(0, size - Number(to)), end: last }
      : { start: Number(from), end: to === "" ? last : Math.min(last, Number(to)) };
  if (range.start > range.end) throw s3Errors.invalidRange(asked ?? "");
  return range;
}
