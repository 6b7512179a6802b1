import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { FlowResources } from "../flow-resources.ts";
import type { Integration } from "./integration.ts";
import { connectionInPlaceholder } from "./placeholders.ts";

/** The name of the connection of a call. */
export function connectionOf({ Authentication: given }: JsonObject): string {
  const isObject = typeof given === "object" && given !== null && "ConnectionArn" in given;
  return connectionInPlaceholder(isObject ? given["ConnectionArn"] : undefined);
}

/**
 * A call may go to the addresses that the flow's code names; the connection's credentials are read with the machine's own role.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-permissions
 */
export const httpInvoke: Integration = {
  bind: (args, resources) => ({
    ...args,
    Authentication: { ConnectionArn: resources.connectionArn(connectionOf(args)) },
  }),
  permissions(args, resources, flow) {
    const arn = resources.connectionArn(connectionOf(args));
    return [
      {
        actions: ["states:InvokeHTTPEndpoint"],
        resources: [resources.stateMachineArn(flow)],
        conditions: {
          StringEquals: { "states:HTTPMethod": String(args["Method"]) },
          StringLike: { "states:HTTPEndpoint": addresses(args["ApiEndpoint"]) },
        },
      },
      { actions: ["events:RetrieveConnectionCredentials"], resources: [arn] },
      {
        actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        resources: [secretArns(arn, resources)],
      },
    ];
  },
};

/** The address, or what it begins with as far as the code says it. */
function addresses(endpoint: JsonValue | undefined): string {
  const text = String(endpoint);
  if (!text.startsWith("{%")) return text;
  const [, start, rest = ""] = /^\{% "(https:\/\/[^"\\]+)" & (.*) %\}$/s.exec(text) ?? [];
  return start !== undefined && isJoined(rest) ? `${literally(start)}*` : "https://*";
}

/** In the policy's pattern these stand for other characters. */
const literally = (text: string): string => text.replaceAll(/[*?]/g, "?");

/** Nothing binds less than `&` in what is joined to the start, outside of texts and brackets. */
function isJoined(rest: string): boolean {
  let plain = rest.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  for (let inner = ""; inner !== plain; ) {
    inner = plain;
    plain = plain.replaceAll(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, "");
  }
  return !/[?:=<>,;"]|\b(and|or|in)\b/.test(plain);
}

/** EventBridge keeps a connection's credentials in a secret of its own. */
function secretArns(connection: string, { partition }: FlowResources): string {
  const [, , , region = "*", account = "*", resource = ""] = connection.split(":");
  const [, name = "*"] = resource.split("/");
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:events!connection/${name}/*`;
}
