import type { HttpBodyOptions, HttpResponse } from "../http.ts";
import { HttpError } from "../http-error.ts";
import { asJson } from "./as-json.ts";
import type { Services } from "./services.ts";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type HttpRequest = Pick<HttpBodyOptions, "headers" | "query" | "body">;

/** Sends a request as the local service performs an HTTP Task. */
export async function sendHttp(
  services: Services,
  method: HttpMethod,
  url: string,
  { headers, query, body }: HttpRequest,
): Promise<HttpResponse<unknown>> {
  const task = { Method: method, ApiEndpoint: url, Headers: headers, QueryParameters: query };
  const given = asJson({ ...task, RequestBody: body });
  const response = await services
    .performResource("arn:aws:states:::http:invoke", given)
    .catch(asHttpError);
  const { StatusCode, Headers, ResponseBody } = response as Invoked;
  return { status: StatusCode, headers: Headers, body: ResponseBody };
}

/** What `http:invoke` gives. */
interface Invoked {
  readonly StatusCode: number;
  readonly Headers: HttpResponse<unknown>["headers"];
  readonly ResponseBody: unknown;
}

function asHttpError(error: Error): never {
  const [, status] = /^States\.Http\.StatusCode\.(\d+)$/.exec(error.name) ?? [];
  if (status !== undefined) throw new HttpError(Number(status), error.message, { cause: error });
  if (error.name === "States.Http.Socket")
    throw new HttpError(undefined, error.message, { cause: error });
  throw error;
}
