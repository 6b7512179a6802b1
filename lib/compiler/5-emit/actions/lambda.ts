import type { JsonValue } from "../../../asl/index.ts";
import type { LambdaAction, ResultUse } from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  list,
  literal,
  member,
  type ObjectMember,
  object,
  source,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { localName } from "../local-names.ts";
import { printed, template } from "../template.ts";
import { contextMember } from "./context-member.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export function emitLambda(action: LambdaAction, context: GraphContext): Integration {
  return {
    resource: "arn:aws:states:::lambda:invoke",
    fields: {
      FunctionName: localName(action.task),
      ...(action.payload && { Payload: template(action.payload, context.variables) }),
      ClientContext: clientContext(action, context),
    },
    result: member(source("result"), "Payload"),
  };
}

/**
 * What the function may know of its run, beside its input: Lambda gives it as `context.clientContext.custom`. Texts that may hold more than ASCII
 * are percent-encoded, for evaluators differ in what base64 makes of the rest.
 */
function clientContext({ turns, use, fence }: LambdaAction, context: GraphContext): JsonValue {
  const custom = object([
    { key: "run", value: encoded(contextMember("Execution", "Id")) },
    { key: "flow", value: literal(context.flow) },
    { key: "step", value: encoded(contextMember("State", "Name")) },
    { key: "attempt", value: binary("+", contextMember("State", "RetryCount"), literal(1)) },
    { key: "redrive", value: contextMember("Execution", "RedriveCount") },
    ...(use ? [usedAs(use)] : []),
    ...(fence ? [{ key: "fence", value: fence }] : []),
    ...(turns ? [{ key: "turns", value: list(...turns) }] : []),
  ]);
  const text = call("string", object([{ key: "custom", value: custom }]));
  return printed(call("base64encode", text), context.variables);
}

/** The wrapper leaves a large result in S3 where functions alone get it, and says who reads it otherwise. */
function usedAs(use: ResultUse): ObjectMember {
  if (use.kind === "handed on") return { key: "handedOn", value: literal(true) };
  return { key: "readBy", value: literal(encodeURIComponent(use.by)) };
}

function encoded(text: Expression): Expression {
  return call("encodeUrlComponent", text);
}
