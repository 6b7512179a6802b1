import type { S3Operation } from "./s3-operation.ts";

/** Nothing to do: every bucket is there. */
export const createBucket: S3Operation = async ({ message, bucket }, _files, response) => {
  message.resume();
  response.writeHead(200, { Location: `/${bucket}`, "Content-Length": 0 }).end();
};

export const headBucket: S3Operation = async (_request, _files, response) => {
  response.writeHead(200, { "x-amz-bucket-region": "us-east-1" }).end();
};
