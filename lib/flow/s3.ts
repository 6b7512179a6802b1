import type { Trigger } from "./trigger.ts";

/** An object that came to a bucket, as the params of the flow that it starts. */
export interface S3Object {
  readonly bucket: string;
  /** As it is: not encoded as in a URL. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Without quotation marks. */
  readonly etag: string;
}

/** An {@link S3Object} of a bucket that keeps versions. */
export interface S3ObjectVersion extends S3Object {
  readonly versionId: string;
}

/** Which objects of the bucket start the flow. */
export interface S3Options {
  /** How the key begins. @default any */
  readonly prefix?: string;
  /** How the key ends. @default any */
  readonly suffix?: string;
  /** The bucket keeps versions: the flow gets `versionId` too. @default false */
  readonly versioned?: boolean;
}

/** See {@link s3}. */
export interface S3Trigger<Params = unknown> extends Trigger<Params> {
  readonly kind: "s3";
  readonly bucket: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly versioned?: boolean;
}

/**
 * Starts a flow for each object that is put into a bucket. Becomes a rule of EventBridge on `Object Created`; the bucket has to send its events to EventBridge, which is a
 * setting of the bucket. The flow gets those of {@link S3Object}'s members that its params name.
 *
 * AWS delivers an event at least once: rarely, two runs start for one object. A flow that writes objects where its own trigger looks starts itself for ever.
 *
 * @param bucket its name; `buckets` of an environment may say another
 * @example
 * ```ts
 * flow("import", { on: s3("orders", { prefix: "incoming/", suffix: ".csv" }) }, async ({ bucket, key }: S3Object) => …)
 * ```
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export function s3(
  bucket: string,
  options: S3Options & { readonly versioned: true },
): S3Trigger<S3ObjectVersion>;
export function s3(bucket: string, options?: S3Options): S3Trigger<S3Object>;
export function s3(bucket: string, options: S3Options = {}): S3Trigger<never> {
  return { kind: "s3", bucket, ...options };
}
