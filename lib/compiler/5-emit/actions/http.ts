import type { JsonValue } from "../../../asl/index.ts";
import type { HttpAction } from "../../ir/index.ts";
import { type Expression, source } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { connectionArn } from "../local-names.ts";
import { template } from "../template.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export function emitHttp(action: HttpAction, context: GraphContext): Integration {
  const field = (name: string, value: Expression | undefined): Record<string, JsonValue> =>
    value === undefined ? {} : { [name]: template(value, context.variables) };
  return {
    resource: "arn:aws:states:::http:invoke",
    fields: {
      Method: action.method,
      ...field("ApiEndpoint", action.url),
      Authentication: { ConnectionArn: connectionArn(action.connection) },
      ...field("Headers", action.headers),
      ...field("QueryParameters", action.query),
      ...field("RequestBody", action.body),
    },
    result: source("result"),
  };
}
