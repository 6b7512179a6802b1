/** See {@link file}. */
export interface FileOutput<T> {
  readonly kind: "file";
  /** Only a type: never set. */
  readonly type?: T;
}

/**
 * A container's result, as JSON that it writes to the S3 address in `NAGARE_OUTPUT` (`s3://bucket/key`) before it ends with exit code 0. Becomes
 * `ecs:runTask.sync` and, in a second state, `aws-sdk:s3:getObject`. A file that is missing or is no JSON is a `ContainerExited`.
 * At most 256 KiB.
 *
 * @example `output: file<{ rows: number }>()`
 */
export function file<T>(): FileOutput<T> {
  return { kind: "file" };
}
