import { Stack } from "aws-cdk-lib";
import { CfnTaskDefinition, type TaskDefinition } from "aws-cdk-lib/aws-ecs";
import type { JsonObject } from "../asl/index.ts";

/** A task definition as it stands now, in the form of Step Functions' arguments of `registerTaskDefinition`. */
export function registrationOf(definition: TaskDefinition): JsonObject {
  const made = definition.node.defaultChild;
  if (!(made instanceof CfnTaskDefinition)) throw new Error("a task definition has no resource");
  const { containerDefinitions, cpu, memory, networkMode, requiresCompatibilities } = made;
  const { executionRoleArn, taskRoleArn, runtimePlatform, ephemeralStorage, volumes } = made;
  const resolved: unknown = Stack.of(definition).resolve({
    ...{ cpu, memory, networkMode, requiresCompatibilities, containerDefinitions },
    ...{ executionRoleArn, taskRoleArn, runtimePlatform, ephemeralStorage, volumes },
  });
  return pascalCased(resolved) as JsonObject;
}

/** Members whose own members are names of somebody else's. */
const MAPS: ReadonlySet<string> = new Set(["options", "dockerLabels"]);

function pascalCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCased);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    MAPS.has(name) || name.startsWith("Fn::") ? member : pascalCased(member),
  ]);
  return Object.fromEntries(members);
}
