import { errors } from "../errors.ts";

/** AWS's page when the request doesn't say, or says 0. */
const defaultPage = 100;

export const pageSize = (maxResults: number | undefined): number => maxResults || defaultPage;

/** A nextToken: opaque to clients, and of use only with the question it was given for. */
export function pageToken(next: number | undefined, question: string): { nextToken?: string } {
  if (next === undefined) return {};
  return { nextToken: Buffer.from(JSON.stringify({ next, question })).toString("base64") };
}

/** @throws InvalidToken */
export function readPageToken(
  token: string | undefined,
  question: string,
): { readonly after?: number } {
  if (token === undefined) return {};
  const { next, question: asked } = decoded(token);
  if (typeof next !== "number" || asked !== question) throw errors.invalidToken("Invalid token");
  return { after: next };
}

function decoded(token: string): { readonly next?: unknown; readonly question?: unknown } {
  try {
    return Object(JSON.parse(Buffer.from(token, "base64").toString("utf8")));
  } catch (cause) {
    throw Object.assign(errors.invalidToken("Invalid token"), { cause });
  }
}
