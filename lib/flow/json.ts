/** See {@link json}. */
export interface JsonOutput<T> {
  readonly kind: "json";
  /** Only a type: never set. */
  readonly type?: T;
}

/**
 * A container's result, as JSON that it reports itself: it answers the token in `NAGARE_TASK_TOKEN` with `SendTaskSuccess` (one line with the
 * AWS CLI). Becomes `ecs:runTask.waitForTaskToken`.
 *
 * @example `output: json<{ rows: number }>()`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export function json<T>(): JsonOutput<T> {
  return { kind: "json" };
}
