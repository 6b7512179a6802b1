import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { listOf } from "../template/list-of.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import { textOf } from "../template/text-of.ts";
import type { Grant } from "./deployed-project.ts";
import type { ResourceIndex } from "./resource-index.ts";

/** A role with its policies. */
export interface RoleView {
  readonly grants: readonly Grant[];
  readonly resources: readonly PlacedResource[];
}

/** What the role with an ARN may do, as far as the templates say. */
export function roleOf(arn: JsonValue | undefined, index: ResourceIndex): RoleView {
  const role = index.byArn(textOf(arn));
  if (role?.type !== "AWS::IAM::Role") return { grants: [], resources: [] };
  const policies = POLICIES.flatMap((type) => index.ofType(type)).filter(({ properties }) =>
    listOf(properties["Roles"]).some((name) => textOf(name) === nameIn(role.arn)),
  );
  const documents = [
    ...listOf(role.properties["Policies"]),
    ...policies.map(({ properties }) => properties),
  ];
  const managed = listOf(role.properties["ManagedPolicyArns"]).map(
    (policy): Grant => ({ effect: "Allow", action: "managed policy", resource: textOf(policy) }),
  );
  return {
    grants: [...documents.flatMap(grantsIn), ...managed],
    resources: [role, ...policies],
  };
}

const POLICIES = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];

/** Policies name their roles by `Ref`, which gives the name. */
function nameIn(roleArn: string): string {
  return roleArn.replace(/^.*?:role\//, "");
}

function grantsIn(policy: JsonValue): readonly Grant[] {
  const document = isJsonObject(policy) ? policy["PolicyDocument"] : undefined;
  const statements = isJsonObject(document) ? listOf(document["Statement"]) : [];
  return statements.filter(isJsonObject).flatMap(statementGrants);
}

function statementGrants(statement: JsonObject): readonly Grant[] {
  const effect = statement["Effect"] === "Deny" ? "Deny" : "Allow";
  const condition = statement["Condition"];
  const actions = said(statement, "Action");
  const resources = said(statement, "Resource");
  return actions.flatMap((action) =>
    resources.map((resource) => ({
      ...{ effect, action, resource },
      ...(condition === undefined ? {} : { condition: JSON.stringify(condition) }),
    })),
  );
}

/** `NotAction` and `NotResource` stay what they are. */
function said(statement: JsonObject, name: "Action" | "Resource"): readonly string[] {
  const those = listOf(statement[name]).map(textOf);
  const others = listOf(statement[`Not${name}`]).map((one) => `not ${textOf(one)}`);
  return [...those, ...others];
}
