import { type AwsCall, fixedOptions, loadRetry, secondsOf } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { object } from "../../jsonata/index.ts";
import { goTo } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { originAt, type StepPlace } from "../place.ts";
import { resultEdge } from "./result.ts";
import { declaredRetries } from "./retries.ts";

/** `aws.s3.putObject(args, options)` */
export function lowerAws(step: AwsCall, at: StepPlace): Edge {
  const { place, context } = at;
  const { service, action, pattern, args } = step;
  const { settings } = fixedOptions(step, place.flow.project);
  const timeoutSeconds = secondsOf(settings.get("timeout")?.value);
  const added = place.graph.add({
    kind: "task",
    origin: originAt(place, step.call, `${service}.${action}`),
    action: {
      kind: "aws",
      service,
      action,
      pattern,
      arguments: args ? lowerExpression(args, context).expression : object([]),
    },
    retry: declaredRetries(loadRetry(settings)),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    next: resultEdge(at),
    catch: place.exits.catches(),
  });
  return goTo(added);
}
