import type { IncomingHttpHeaders } from "node:http";
import { requestBody } from "../request-body.ts";
import { s3Errors } from "../s3-error.ts";
import type { S3Operation } from "./s3-operation.ts";

export const putObject: S3Operation = async (request, files, response) => {
  const { bucket, key, message } = request;
  const { "if-match": match, "if-none-match": noneMatch } = message.headers;
  if (match !== undefined && (await files.find(bucket, key))?.etag !== match)
    throw s3Errors.preconditionFailed("If-Match");
  const object = { key, headers: keptHeaders(message.headers) };
  const head = await files.put(bucket, object, requestBody(request), noneMatch === "*");
  if (head === undefined) throw s3Errors.preconditionFailed("If-None-Match");
  response.writeHead(200, { ETag: head.etag, "Content-Length": 0 }).end();
};

/** What comes back with the object. */
function keptHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const encoding = String(headers["content-encoding"] ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "" && each !== "aws-chunked");
  const entries = Object.entries(headers).filter(
    ([name]) => KEPT.includes(name) || name.startsWith("x-amz-meta-"),
  );
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
    ...(encoding.length > 0 && { "content-encoding": encoding.join(", ") }),
  };
}

const KEPT = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-language",
  "expires",
];
