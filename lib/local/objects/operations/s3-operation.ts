import type { ServerResponse } from "node:http";
import type { BucketFiles } from "../bucket-files.ts";
import type { S3Request } from "../s3-request.ts";

/** One of S3's operations. It answers by itself, or throws an S3Error before it has begun to. */
export type S3Operation = (
  request: S3Request,
  files: BucketFiles,
  response: ServerResponse,
) => Promise<void>;
