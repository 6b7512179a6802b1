import type { EventParts } from "./bus-event.ts";

/** What S3 tells of an object that was put. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function objectEvent(
  bucket: string,
  { key, size, etag }: { readonly key: string; readonly size: number; readonly etag: string },
): Omit<EventParts, "at"> {
  return {
    source: "aws.s3",
    "detail-type": "Object Created",
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: { key, size, etag: etag.replaceAll('"', "") },
      reason: "PutObject",
    },
  };
}
