import type { Retry } from "./graph.ts";

/** The environment's bucket, as the local service knows it. A deployment puts its own name in its place. */
export const dataBucket = "nagare-local-data";

/** S3's own transient errors have no names of their own. */
export const dataRetry: Retry = {
  errors: ["S3.S3Exception", "S3.SdkClientException"],
  maxAttempts: 3,
  intervalSeconds: 1,
  backoffRate: 2,
  jitter: true,
};
