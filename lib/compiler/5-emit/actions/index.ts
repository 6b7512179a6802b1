import type { JsonValue } from "../../../asl/index.ts";
import type { Action, Stops } from "../../ir/index.ts";
import type { Expression } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { emitAws } from "./aws.ts";
import { emitContainer } from "./container.ts";
import { emitFlow } from "./flow.ts";
import { emitGive } from "./give.ts";
import { emitHttp } from "./http.ts";
import { emitLambda } from "./lambda.ts";
import { emitAcquire, emitGiveBack, emitRate, emitRelease, emitTake } from "./locks.ts";

/** A service integration: what the Task state asks for, and how it writes what it gets. */
export interface Integration {
  readonly resource: string;
  readonly fields: JsonValue;
  readonly result: Expression;
}

const emitters = {
  lambda: emitLambda,
  container: emitContainer,
  give: emitGive,
  flow: emitFlow,
  http: emitHttp,
  aws: emitAws,
  take: emitTake,
  acquire: emitAcquire,
  giveBack: emitGiveBack,
  release: emitRelease,
  rate: emitRate,
} satisfies {
  [Kind in Action["kind"]]: (
    action: Extract<Action, { kind: Kind }>,
    context: GraphContext,
    stops?: Stops,
  ) => Integration;
};

/** @param stops what happens when the action's container stops */
export function emitAction(action: Action, context: GraphContext, stops?: Stops): Integration {
  const emitter = emitters[action.kind] as (
    action: Action,
    context: GraphContext,
    stops?: Stops,
  ) => Integration;
  return emitter(action, context, stops);
}
