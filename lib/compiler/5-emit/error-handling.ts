import type { Catcher, Retrier } from "../../asl/index.ts";
import type { Catch, Retry } from "../ir/index.ts";
import type { GraphContext } from "./emit-graph.ts";
import { step } from "./transition.ts";

interface ErrorHandling {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** `Retry` and `Catch` of a state that has them. */
export function errorHandling(
  node: { readonly retry: readonly Retry[]; readonly catch: readonly Catch[] },
  context: GraphContext,
  catchers: readonly Catcher[] = node.catch.map((each) => catcher(each, context)),
): ErrorHandling {
  return {
    ...(node.retry.length > 0 && { Retry: node.retry.map(retrier) }),
    ...(catchers.length > 0 && { Catch: catchers }),
  };
}

export function catcher({ errors, edge }: Catch, context: GraphContext): Catcher {
  return { ErrorEquals: errors, ...step(edge, context) };
}

function retrier(retry: Retry): Retrier {
  return {
    ErrorEquals: retry.errors,
    ...(retry.intervalSeconds !== undefined && { IntervalSeconds: retry.intervalSeconds }),
    MaxAttempts: retry.maxAttempts,
    ...(retry.backoffRate !== undefined && { BackoffRate: retry.backoffRate }),
    ...(retry.maxDelaySeconds !== undefined && { MaxDelaySeconds: retry.maxDelaySeconds }),
    ...(retry.jitter && { JitterStrategy: "FULL" }),
  };
}
