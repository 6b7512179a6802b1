import { giveFile } from "./native/give-file.ts";

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
export function file<T>(): FileOutput<T>;
/**
 * A value that is too large for a container's command and environment, which have 8,192 characters together: it is written to S3 as JSON, and the container gets the
 * address, `s3://bucket/key`. Stands in `command` and `environment` of a container. A text too is JSON there, in quotes: give the value itself, not its
 * `JSON.stringify`. Becomes a state `aws-sdk:s3:putObject` before the container's. At most 256 KiB, as all data of a state.
 *
 * @example
 * ```ts
 * environment: ({ rows }: { rows: readonly Row[] }) => ({ ROWS: file(rows) }),
 * // in the image: aws s3 cp "$ROWS" rows.json
 * ```
 */
export function file(value: object | string | number | boolean): string;
export function file<T>(...given: readonly unknown[]): FileOutput<T> | string {
  return given.length === 0 ? { kind: "file" } : giveFile(given[0]);
}
