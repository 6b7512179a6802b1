import { type Stack, Token } from "aws-cdk-lib";
import type { ContainerDeclaration } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import type { RunnableTask } from "./runnable-task.ts";

/** A container of a task definition that somebody else keeps: nothing is made for it. Undefined for a container of our own. */
export function existingTask(
  stack: Stack,
  { image, capacity }: ContainerDeclaration,
  environment: Environment,
): RunnableTask | undefined {
  if (image.kind !== "taskDefinition") return undefined;
  const {
    roles = [],
    family,
    networkMode = "awsvpc",
  } = environment.taskDefinitions?.[image.family] ?? {};
  const own = typeof capacity === "object" ? "machine" : "fargate";
  return {
    family: family ?? image.family,
    roleArns: roles.map((role) => roleArn(stack, role)),
    network: networkMode === "awsvpc" ? own : "none",
    // Its image is not the flow's to name, so that nothing is registered.
    registration: () => ({}),
  };
}

function roleArn(stack: Stack, role: string): string {
  if (Token.isUnresolved(role) || role.startsWith("arn:")) return role;
  return stack.formatArn({ service: "iam", region: "", resource: "role", resourceName: role });
}
