import type { LambdaAction } from "../../ir/index.ts";
import { member, source } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { localName } from "../local-names.ts";
import { template } from "../template.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export function emitLambda(action: LambdaAction, context: GraphContext): Integration {
  return {
    resource: "arn:aws:states:::lambda:invoke",
    fields: {
      FunctionName: localName(action.task),
      ...(action.payload && { Payload: template(action.payload, context.variables) }),
    },
    result: member(source("result"), "Payload"),
  };
}
