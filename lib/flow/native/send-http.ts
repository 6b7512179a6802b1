import type { HttpBodyOptions, HttpResponse } from "../http.ts";
import { HttpError } from "../http-error.ts";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type HttpRequest = Pick<HttpBodyOptions, "headers" | "query" | "body">;

/** Sends a request as the HTTP Task of Step Functions does. */
export async function sendHttp(
  method: HttpMethod,
  url: string,
  request: HttpRequest,
): Promise<HttpResponse<unknown>> {
  const signal = AbortSignal.timeout(LONGEST_MILLISECONDS);
  const sent = { ...requestOf(method, request), signal };
  const response = await fetch(addressOf(url, request), sent).catch((cause: Error) => {
    throw new HttpError(undefined, reasonOf(cause), { cause });
  });
  const text = await response.text();
  if (!response.ok)
    throw new HttpError(response.status, response.statusText || String(response.status));
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]])),
    body: bodyOf(response.headers.get("content-type"), text),
  };
}

/** As on Step Functions. */
const LONGEST_MILLISECONDS = 60_000;

function addressOf(address: string, { query = {} }: HttpRequest): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) url.searchParams.append(name, one);
  return url;
}

function requestOf(method: HttpMethod, { headers: given = {}, body }: HttpRequest): RequestInit {
  const headers = new Headers(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (body === undefined || body === null) return { method, headers };
  const isForm = headers.get("content-type")?.startsWith(FORM) === true;
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return { method, headers, body: isForm ? formOf(body) : textOf(body) };
}

const FORM = "application/x-www-form-urlencoded";

/** What is inside objects and lists gets its path in brackets. */
function formOf(body: unknown): string {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return textOf(body);
  return pairs("", body)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

function pairs(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [[path, textOf(value)]];
  return Object.entries(value).flatMap(([key, child]) =>
    child === undefined ? [] : pairs(path === "" ? key : `${path}[${key}]`, child),
  );
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

function bodyOf(type: string | null, text: string): unknown {
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
