import { s3Errors } from "../s3-error.ts";
import type { S3Request } from "../s3-request.ts";
import { createBucket, headBucket } from "./bucket.ts";
import { deleteObject } from "./delete-object.ts";
import { getObject } from "./get-object.ts";
import { listObjects } from "./list-objects.ts";
import { putObject } from "./put-object.ts";
import type { S3Operation } from "./s3-operation.ts";

/** What a request asks for. Anything that would change its meaning and isn't known here is refused, not left unread. */
export function operationOf({ message, method, key, query }: S3Request): S3Operation {
  const place = key === "" ? "bucket" : "object";
  const operation = operations[`${method} ${place}`];
  const parameters = [...query.keys()].filter((name) => !isOfTheClient(name));
  const unknown = parameters.find((name) => operation?.parameters.includes(name) !== true);
  if (operation === undefined || unknown !== undefined)
    throw s3Errors.notImplemented(
      unknown === undefined ? `${method} of a ${place}` : `${method} with ${unknown}`,
    );
  const header = REFUSED_HEADERS.find((name) => message.headers[name] !== undefined);
  if (header !== undefined) throw s3Errors.notImplemented(header);
  return operation.answer;
}

interface Served {
  readonly answer: S3Operation;
  /** What it reads of the query. */
  readonly parameters: readonly string[];
}

const operations: Readonly<Record<string, Served>> = {
  "PUT object": { answer: putObject, parameters: [] },
  "GET object": { answer: getObject, parameters: [] },
  "HEAD object": { answer: getObject, parameters: [] },
  "DELETE object": { answer: deleteObject, parameters: [] },
  "GET bucket": {
    answer: listObjects,
    parameters: [
      ...["list-type", "prefix", "delimiter", "start-after", "continuation-token"],
      ...["max-keys", "encoding-type", "fetch-owner"],
    ],
  },
  "PUT bucket": { answer: createBucket, parameters: [] },
  "HEAD bucket": { answer: headBucket, parameters: [] },
};

/** The SDK's name of the operation, and a URL's signature. */
const isOfTheClient = (name: string): boolean => name === "x-id" || /^x-amz-/i.test(name);

const REFUSED_HEADERS = [
  "x-amz-copy-source",
  "if-modified-since",
  "if-unmodified-since",
  "x-amz-server-side-encryption-customer-algorithm",
  "x-amz-write-offset-bytes",
];
