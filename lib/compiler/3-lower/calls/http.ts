import {
  constantText,
  fixedOptions,
  type HttpCall,
  type LoadedRetry,
  loadRetry,
  optionsAt,
  secondsOf,
} from "../../1-load/index.ts";
import type { Edge, HttpAction } from "../../ir/index.ts";
import {
  call,
  conditional,
  type Expression,
  literal,
  member,
  object,
  source,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { goTo } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { originAt, type StepPlace } from "../place.ts";
import { httpLabel } from "./http-label.ts";
import { resultEdge } from "./result.ts";
import { declaredRetries } from "./retries.ts";

/** `http.get(url, options)` */
export function lowerHttp(step: HttpCall, at: StepPlace): Edge {
  const { place } = at;
  const { settings } = fixedOptions(step, place.flow.project);
  const timeout = settings.get("timeout");
  const added = place.graph.add({
    kind: "task",
    origin: originAt(place, step.call, httpLabel(step)),
    action: actionOf(step, at),
    retry: declaredRetries(loadRetry(settings, "retry", retryByDefault) ?? retryByDefault),
    ...(timeout && { timeoutSeconds: secondsOf(timeout.value) ?? LONGEST_SECONDS }),
    next: resultEdge(at, RESPONSE),
    catch: place.exits.catches(),
  });
  return goTo(added);
}

/** Step Functions' own limit. */
const LONGEST_SECONDS = 60;

/** As `HttpOptions` says it. */
const retryByDefault: LoadedRetry = {
  attempts: 4,
  delaySeconds: 2,
  backoff: 2,
  jitter: true,
  on: [429, 500, 502, 503, 504].map((status) => `States.Http.StatusCode.${status}`),
};

const RESPONSE: Expression = object([
  { key: "status", value: member(source("result"), "StatusCode") },
  { key: "headers", value: member(source("result"), "Headers") },
  // An answer may have none.
  { key: "body", value: member(source("result"), "ResponseBody"), optional: true },
]);

function actionOf(step: HttpCall, at: StepPlace): HttpAction {
  const { project } = at.place.flow;
  const members = optionsAt(step, project);
  const field = (name: string, instead: Expression): Expression | undefined => {
    const node = members?.get(name);
    return node && present(lowerExpression(node, at.context), instead);
  };
  const connection = members?.get("connection");
  const headers = field("headers", object([]));
  const query = field("query", object([]));
  const body = field("body", literal(null));
  return {
    kind: "http",
    method: step.method,
    connection: (connection && constantText(connection, project)) ?? "",
    url: lowerExpression(step.url, at.context).expression,
    ...(headers && { headers }),
    ...(query && { query }),
    ...(body && { body }),
  };
}

/** A field of a state can't be undefined. */
function present({ expression, optional }: Value, instead: Expression): Expression {
  return optional ? conditional(call("exists", expression), expression, instead) : expression;
}
