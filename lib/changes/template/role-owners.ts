import type { JsonValue } from "../../asl/index.ts";
import type { Template } from "./deployed-stack.ts";
import { isJsonObject } from "./is-json-object.ts";
import { listOf } from "./list-of.ts";
import { valueAt } from "./value-at.ts";

/** Whose role a role is. */
export interface RoleOwner {
  /** Logical id. */
  readonly id: string;
  /** What it is to its owner, with the owner's kind. */
  readonly as: string;
}

/** The first owner of each role of a template, by the role's logical id. */
export function roleOwners(resources: Template["Resources"]): ReadonlyMap<string, RoleOwner> {
  const owners = new Map<string, RoleOwner>();
  for (const [id, { Type: type, Properties: properties = {} }] of Object.entries(resources)) {
    for (const [path, as] of Object.entries(ROLES[type] ?? {})) {
      const role = roleId(valueAt(properties, path));
      if (role !== undefined && !owners.has(role)) owners.set(role, { id, as });
    }
  }
  return owners;
}

/** Where each type names its roles, and what they are to it. */
const ROLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "AWS::ECS::TaskDefinition": {
    TaskRoleArn: "role of container",
    ExecutionRoleArn: "execution role of container",
  },
  "AWS::Events::Rule": { "Targets.0.RoleArn": "role of trigger" },
  "AWS::Lambda::Function": { Role: "role of function" },
  "AWS::Scheduler::Schedule": { "Target.RoleArn": "role of schedule" },
  "AWS::StepFunctions::StateMachine": { RoleArn: "role of flow" },
};

/** The logical id that a reference to a role's ARN names. */
function roleId(value: JsonValue | undefined): string | undefined {
  const said = isJsonObject(value) ? value["Fn::GetAtt"] : undefined;
  const [id] = typeof said === "string" ? said.split(".") : listOf(said);
  return typeof id === "string" ? id : undefined;
}
