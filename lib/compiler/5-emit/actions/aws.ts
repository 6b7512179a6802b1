import { serviceResource } from "../../../asl/index.ts";
import type { AwsAction } from "../../ir/index.ts";
import { source } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { fields } from "../template.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html */
export function emitAws(action: AwsAction, context: GraphContext): Integration {
  return {
    resource: serviceResource(action),
    fields: fields(action.arguments, context.variables),
    result: source("result"),
  };
}
