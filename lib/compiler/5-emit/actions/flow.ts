import type { FlowAction } from "../../ir/index.ts";
import { member, source } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { stateMachineArn } from "../local-names.ts";
import { template } from "../template.ts";
import type { Integration } from "./index.ts";

/**
 * Without a Name: a redriven step must start a new child, and the name of a closed one can't be used again.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function emitFlow(action: FlowAction, context: GraphContext): Integration {
  return {
    resource: "arn:aws:states:::states:startExecution.sync:2",
    fields: {
      StateMachineArn: stateMachineArn(action.flow),
      Input: action.params ? template(action.params, context.variables) : {},
    },
    result: member(source("result"), "Output"),
  };
}
