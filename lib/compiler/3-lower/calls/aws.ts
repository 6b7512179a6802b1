import type ts from "typescript";
import { type AwsCall, fixedOptions, loadRetry, secondsOf } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { type Expression, object } from "../../jsonata/index.ts";
import { goTo } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { originAt, type StepPlace } from "../place.ts";
import { resultEdge } from "./result.ts";
import { declaredRetries } from "./retries.ts";
import { waitOf } from "./wait-of.ts";

/** `aws.s3.putObject(args, options)` */
export function lowerAws(step: AwsCall, at: StepPlace): Edge {
  const { args, call } = step;
  return callAws(step, args ? lowerExpression(args, at.context).expression : object([]), call, at);
}

/** A call of a service with its arguments, awaited by `node`. */
export function callAws(step: AwsCall, args: Expression, node: ts.Node, at: StepPlace): Edge {
  const { place, token } = at;
  const { service, action, pattern } = step;
  const { settings } = fixedOptions(step, place.flow.project);
  const timeoutSeconds = secondsOf(settings.get("timeout")?.value);
  const added = place.graph.add({
    kind: "task",
    origin: originAt(place, node, token?.name ?? `${service}.${action}`),
    action: {
      kind: "aws",
      service,
      action,
      pattern: token ? "waitForTaskToken" : pattern,
      arguments: args,
    },
    retry: declaredRetries(loadRetry(settings)),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(token && waitOf(token, at)),
    next: resultEdge(at),
    catch: place.exits.catches(),
  });
  return goTo(added);
}
