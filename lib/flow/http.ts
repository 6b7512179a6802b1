import type { Duration } from "./duration.ts";
import { attempt } from "./native/attempt.ts";
import { type HttpMethod, sendHttp } from "./native/send-http.ts";
import { findServices } from "./native/services.ts";
import type { RetryOptions } from "./retry.ts";

/** Options of an HTTP call. They are written at the call, or in a constant of the module. */
export interface HttpOptions {
  /** The EventBridge connection that authorizes the call: a name whose ARN stands in `connections` of each environment. A constant. */
  readonly connection: string;
  /** Beside those of the connection. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Query parameters; a list gives one several times. Those of the connection come beside them. */
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /**
   * How a failed call is tried again. What is left out keeps its default. A constant.
   * @default `{ attempts: 4, delay: "2s", backoff: 2, jitter: true, on: ["States.Http.StatusCode.429", …500, …502, …503, …504] }`
   */
  readonly retry?: RetryOptions;
  /** The longest one try may take, at most `"60s"`: Step Functions ends a call then anyway. A constant. @default none of its own */
  readonly timeout?: Duration;
}

/** Options of an HTTP call that may send a body. */
export interface HttpBodyOptions extends HttpOptions {
  /** Sent as JSON; a text is sent as it is. With the header `Content-Type: application/x-www-form-urlencoded` an object is sent as a form. */
  readonly body?: unknown;
}

/** The answer to an HTTP call. */
export interface HttpResponse<Body> {
  /** From 200 to 299: anything else is an {@link HttpError}. */
  readonly status: number;
  /** Each with its values. Names are in lower case. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** What the JSON says, where the answer is JSON; otherwise its text. */
  readonly body: Body;
}

/**
 * Calls an HTTPS API. Becomes an `http:invoke` Task state with an EventBridge connection, which keeps the credentials: no function, no secret in the
 * flow. In Node it is `fetch`, without the connection.
 *
 * @example
 * ```ts
 * const { body } = await http.get<Order[]>(`https://api.example.com/shops/${shop}/orders`, { connection: "shop", query: { day } });
 * await http.post("https://hooks.example.com/done", { connection: "chat", body: { text: `${body.length} orders` } });
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const http = {
  /** `GET` */
  get: <Body = unknown>(url: string, options: HttpOptions): Promise<HttpResponse<Body>> =>
    send("GET", url, options),
  /** `POST` */
  post: <Body = unknown>(url: string, options: HttpBodyOptions): Promise<HttpResponse<Body>> =>
    send("POST", url, options),
  /** `PUT` */
  put: <Body = unknown>(url: string, options: HttpBodyOptions): Promise<HttpResponse<Body>> =>
    send("PUT", url, options),
  /** `PATCH` */
  patch: <Body = unknown>(url: string, options: HttpBodyOptions): Promise<HttpResponse<Body>> =>
    send("PATCH", url, options),
  /** `DELETE` */
  delete: <Body = unknown>(url: string, options: HttpBodyOptions): Promise<HttpResponse<Body>> =>
    send("DELETE", url, options),
} as const;

const retryByDefault: RetryOptions = {
  attempts: 4,
  delay: "2s",
  backoff: 2,
  jitter: true,
  on: [429, 500, 502, 503, 504].map((status) => `States.Http.StatusCode.${status}`),
};

async function send<Body>(
  method: HttpMethod,
  url: string,
  { retry, timeout, ...request }: HttpBodyOptions,
): Promise<HttpResponse<Body>> {
  const services = await findServices();
  // What a body is, is the caller's word: nobody checks it on Step Functions either.
  return await attempt(
    { retry: { ...retryByDefault, ...retry }, ...(timeout && { timeout }) },
    () => sendHttp(services, method, url, request) as Promise<HttpResponse<Body>>,
  );
}
