import type { S3Operation } from "./s3-operation.ts";

/** Of what isn't there, too: S3 answers the same. */
export const deleteObject: S3Operation = async ({ bucket, key }, files, response) => {
  await files.delete(bucket, key);
  response.writeHead(204).end();
};
