/** S3 on this machine, on the service's own port. */
export { EmbeddedS3 } from "./embedded-s3.ts";
