import type { IncomingMessage } from "node:http";
import { s3Errors } from "./s3-error.ts";

/** A request to S3, path style: `/bucket/key`. */
export interface S3Request {
  readonly message: IncomingMessage;
  readonly method: string;
  readonly bucket: string;
  /** "" where the bucket itself is meant. */
  readonly key: string;
  readonly query: URLSearchParams;
}

/**
 * Whether a request is signed for S3, by its header or in its URL: the scope of a signature names the service.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function signsForS3({ headers, url = "" }: IncomingMessage): boolean {
  const { authorization = "" } = headers;
  return (
    /^AWS4-HMAC-SHA256 .*Credential=[^,\s]*\/s3\/aws4_request\b/.test(authorization) ||
    /[?&]X-Amz-Credential=[^&]*(?:\/|%2F)s3(?:\/|%2F)aws4_request(?:&|$)/i.test(url)
  );
}

/** Reads the path as it came: a URL's rules would take `..` and empty parts out of a key. */
export function readS3Request(message: IncomingMessage): S3Request {
  const { method = "GET", url = "/" } = message;
  const [path = "", query = ""] = parts(url, "?");
  const [rawBucket = "", rawKey = ""] = parts(path.slice(1), "/");
  const [bucket, key] = [decoded(rawBucket), decoded(rawKey)];
  if (bucket === undefined || key === undefined) throw s3Errors.invalidUri(url);
  if (!isBucketName(bucket)) throw s3Errors.invalidBucketName(bucket);
  if (Buffer.byteLength(key) > LONGEST_KEY) throw s3Errors.keyTooLong();
  return { message, method, bucket, key, query: new URLSearchParams(query) };
}

/** Bytes of UTF-8. */
const LONGEST_KEY = 1024;

const isBucketName = (name: string): boolean => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);

function parts(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
