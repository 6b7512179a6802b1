import type { JsonObject, JsonValue, State } from "../../../asl/index.ts";
import type { Inspection, StateTestResult } from "../../../engine/index.ts";
import { given } from "../operation.ts";

/** What a test shows of the data on its way, as the API has it: texts of JSON, and numbers. */
export function inspectionData(
  state: State,
  { inspection }: StateTestResult,
  level: "DEBUG" | "TRACE",
  revealSecrets: boolean,
): object {
  const { values, numbers, variables, errorDetails } = inspection;
  const texts = Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]);
  return {
    ...Object.fromEntries(texts),
    ...numbers,
    ...given("variables", variables && JSON.stringify(variables)),
    ...given("errorDetails", errorDetails),
    ...(level === "TRACE" && isHttp(state) ? httpExchange(inspection, revealSecrets) : {}),
  };
}

function isHttp(state: State): boolean {
  return state.Type === "Task" && state.Resource.endsWith(":http:invoke");
}

/** What an HTTP task sent and got. Its connection's secrets are shown only if that is asked for. */
function httpExchange({ values }: Inspection, revealSecrets: boolean): object {
  const sent = objectOf(values.afterArguments ?? values.afterParameters);
  const got = objectOf(values.result);
  return {
    request: {
      protocol: "https",
      ...given("method", textOf(sent["Method"])),
      ...given("url", urlOf(sent)),
      ...given("headers", jsonOf(hidden(sent["Headers"], revealSecrets))),
      ...given("body", jsonOf(sent["RequestBody"])),
    },
    ...(values.result === undefined
      ? {}
      : {
          response: {
            protocol: "https",
            ...given("statusCode", jsonOf(got["StatusCode"])),
            ...given("statusMessage", textOf(got["StatusText"])),
            ...given("headers", jsonOf(got["Headers"])),
            ...given("body", jsonOf(got["ResponseBody"])),
          },
        }),
  };
}

function urlOf({ ApiEndpoint, QueryParameters }: JsonObject): string | undefined {
  if (typeof ApiEndpoint !== "string") return undefined;
  const query = new URLSearchParams(
    Object.entries(objectOf(QueryParameters)).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );
  return query.size === 0 ? ApiEndpoint : `${ApiEndpoint}?${query}`;
}

function hidden(headers: JsonValue | undefined, revealSecrets: boolean): JsonValue | undefined {
  if (headers === undefined || revealSecrets) return headers;
  const entries = Object.entries(objectOf(headers)).map(([name, value]) => [
    name,
    name.toLowerCase() === "authorization" ? "HIDDEN_BY_TESTSTATE" : value,
  ]);
  return Object.fromEntries(entries);
}

const objectOf = (value: JsonValue | undefined): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

const jsonOf = (value: JsonValue | undefined): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);
