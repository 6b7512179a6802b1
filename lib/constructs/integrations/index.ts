import type { TaskState } from "../../asl/index.ts";
import { serviceIntegration } from "../services/service-permissions.ts";
import { writtenArguments } from "./arguments-of.ts";
import { dataObjectIntegration } from "./data-object.ts";
import { ecsRegisterTaskDefinition } from "./ecs-register-task-definition.ts";
import { ecsRunTask, ecsRunTaskSync } from "./ecs-run-task.ts";
import { httpInvoke } from "./http-invoke.ts";
import type { Integration } from "./integration.ts";
import { lambdaInvoke } from "./lambda-invoke.ts";
import { lockIntegration } from "./lock-integration.ts";
import { statesStartExecution, statesStartExecutionSync } from "./states-start-execution.ts";

/** The service integration that a Task state calls. */
export function integrationOf(task: TaskState): Integration {
  const ofData = dataObjectIntegration(task);
  if (ofData !== undefined) return ofData;
  const ofLocks = lockIntegration(task);
  if (ofLocks !== undefined) return ofLocks;
  const name = /^arn:aws:states:::(.+)$/.exec(task.Resource)?.[1];
  const integration = name === undefined ? undefined : integrationNamed(name, task);
  if (integration === undefined) throw new Error(`no permissions are known for ${task.Resource}`);
  return integration;
}

function integrationNamed(name: string, task: TaskState): Integration | undefined {
  const own = name.includes("ecs:") && !isDeclared(task) ? undefined : INTEGRATIONS.get(name);
  return own ?? serviceIntegration(name);
}

/** A container that the project declares has placeholders; what a flow asks of ECS as a service has none. */
function isDeclared(task: TaskState): boolean {
  const { Cluster, Family } = writtenArguments(task);
  return Cluster === "nagare-local" || String(Family).startsWith("nagare-local-");
}

const INTEGRATIONS: ReadonlyMap<string, Integration> = new Map([
  ["lambda:invoke", lambdaInvoke],
  ["lambda:invoke.waitForTaskToken", lambdaInvoke],
  ["ecs:runTask", ecsRunTask],
  ["ecs:runTask.sync", ecsRunTaskSync],
  ["ecs:runTask.waitForTaskToken", ecsRunTask],
  ["aws-sdk:ecs:registerTaskDefinition", ecsRegisterTaskDefinition],
  ["http:invoke", httpInvoke],
  ["states:startExecution", statesStartExecution],
  ["states:startExecution.waitForTaskToken", statesStartExecution],
  ["states:startExecution.sync", statesStartExecutionSync],
  ["states:startExecution.sync:2", statesStartExecutionSync],
]);
