/**
 * An HTTP call that was answered with another status than 2xx, or not answered at all. Its `name` is Step Functions' own:
 * `States.Http.StatusCode.404`, or `States.Http.Socket` where there was no answer within 60 seconds.
 *
 * @example
 * ```ts
 * try {
 *   return (await http.get<User>(url, { connection: "crm" })).body;
 * } catch (error) {
 *   if (error instanceof HttpError && error.status === 404) return null;
 *   throw error;
 * }
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export class HttpError extends Error {
  override readonly name: `States.Http.${string}`;
  /** Undefined where there was no answer. */
  readonly status: number | undefined;

  constructor(status: number | undefined, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = status === undefined ? "States.Http.Socket" : `States.Http.StatusCode.${status}`;
    this.status = status;
  }
}
