import type { FlowAction } from "../../ir/index.ts";
import { call, type Expression, list, member, object, source } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { stateMachineArn } from "../local-names.ts";
import { template } from "../template.ts";
import type { Integration } from "./index.ts";

/**
 * The run that waits travels beside the params: so the console links the two.
 * Without a Name: a redriven step must start a new child, and the name of a closed one can't be used again.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function emitFlow(action: FlowAction, context: GraphContext): Integration {
  return {
    resource: "arn:aws:states:::states:startExecution.sync:2",
    fields: {
      StateMachineArn: stateMachineArn(action.flow),
      Input: template(withParent(action.params ?? object([])), context.variables),
    },
    result: member(source("result"), "Output"),
  };
}

const PARENT = {
  key: "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID",
  value: member(member(source("context"), "Execution"), "Id"),
} as const;

function withParent(params: Expression): Expression {
  if (params.kind === "object") return object([...params.members, PARENT]);
  return call("merge", list(params, object([PARENT])));
}
