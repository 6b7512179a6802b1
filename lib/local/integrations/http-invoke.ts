import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { urlEncoded } from "./http-form.ts";
import { type Perform, tellAnswer } from "./integration-task.ts";
import { isObject, objectOf, textOf } from "./json-object.ts";
import { isAws } from "./sdk/index.ts";
import { jsonText, notServed, TaskFailure } from "./task-failure.ts";

/** As on AWS. */
const longestCallMilliseconds = 60_000;

/**
 * Performs `http:invoke`. The connection, which on AWS adds the credentials, is not looked at: what an endpoint on this machine needs is given in Headers.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export function httpInvoke(allowAws: boolean): Perform {
  return async ({ pattern, call, tell, signal }) => {
    const parameters = objectOf(call.effect.arguments);
    const url = urlOf(parameters);
    if (isAws(url) && !allowAws)
      throw notServed(`${url} is AWS itself: nothing here calls it unless --allow-aws is given.`);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(longestCallMilliseconds)]);
    const response = await fetch(url, { ...requestOf(parameters), signal: limit }).catch(
      (cause: Error) => {
        throw new TaskFailure("States.Http.Socket", reasonOf(cause), { cause });
      },
    );
    const text = await response.text();
    if (!response.ok)
      throw new TaskFailure(
        `States.Http.StatusCode.${response.status}`,
        response.statusText || String(response.status),
      );
    tellAnswer[pattern](tell, jsonText(resultOf(response, text)));
  };
}

function urlOf({ ApiEndpoint, QueryParameters }: JsonObject): string {
  const endpoint = textOf(ApiEndpoint) ?? "";
  if (!URL.canParse(endpoint))
    throw new TaskFailure("States.Runtime", `The ApiEndpoint '${endpoint}' is not a URL.`);
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(objectOf(QueryParameters)))
    for (const one of [value].flat()) url.searchParams.append(name, scalarText(one));
  return url.href;
}

function requestOf({ Method, Headers: given, RequestBody, Transform }: JsonObject): RequestInit {
  const headers = headersOf(given);
  const transform = objectOf(Transform);
  const isForm =
    transform["RequestBodyEncoding"] === "URL_ENCODED" ||
    headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  const method = textOf(Method) ?? "GET";
  if (RequestBody === undefined || RequestBody === null) return { method, headers };
  if (!headers.has("content-type"))
    headers.set("content-type", isForm ? "application/x-www-form-urlencoded" : "application/json");
  const body =
    isForm && isObject(RequestBody)
      ? urlEncoded(RequestBody, objectOf(transform["RequestEncodingOptions"])["ArrayFormat"])
      : scalarText(RequestBody);
  return { method, headers, body };
}

function headersOf(given: JsonValue | undefined): Headers {
  const entries = Object.entries(objectOf(given));
  return new Headers(entries.map(([name, value]) => [name, scalarText(value)]));
}

/** Text stays as it is, the rest is JSON. */
const scalarText = (value: JsonValue): string =>
  typeof value === "string" ? value : jsonText(value);

function resultOf(response: Response, text: string): JsonObject {
  const headers: Record<string, string[]> = {};
  response.headers.forEach((value, name) => {
    headers[name] = [value];
  });
  return {
    Headers: headers,
    ResponseBody: bodyOf(response.headers.get("content-type"), text),
    StatusCode: response.status,
    StatusText: response.statusText,
  };
}

function bodyOf(type: string | null, text: string): JsonValue {
  if (type?.includes("json") !== true) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
