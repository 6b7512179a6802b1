import type { JsonObject, JsonValue, TaskState } from "../../../asl/index.ts";
import type { Activation, Machine } from "../../core/machine.ts";
import { boundedInput } from "../../core/payload.ts";
import { newId } from "../../core/timers.ts";
import { parseResource } from "../../task-resource.ts";
import { activityEvents } from "./activity-events.ts";
import { awaitTask } from "./await-task.ts";
import { integrationEvents } from "./integration-events.ts";
import { lambdaFunctionEvents } from "./lambda-function-events.ts";
import type { TaskCall, TaskEvents } from "./task-events.ts";

export async function beginTask(
  machine: Machine,
  activation: Activation<TaskState>,
): Promise<void> {
  const { branch, state } = activation;
  const events = eventsOf(state.Resource);
  activation.taskToken =
    events.isSubmitted || !events.startsAtOnce ? machine.random.token() : undefined;
  const call = await callOf(machine, activation);
  events.scheduled(machine, branch, call);
  if (events.startsAtOnce) events.started(machine, branch, undefined);
  const taskId = newId(machine, "task");
  perform(machine, activation, taskId, call);
  awaitTask(machine, activation, { taskId, events, call });
}

function eventsOf(resource: string): TaskEvents {
  const parsed = parseResource(resource);
  if (parsed.kind === "integration") return integrationEvents(parsed);
  return parsed.kind === "activity" ? activityEvents(resource) : lambdaFunctionEvents(resource);
}

async function callOf(machine: Machine, activation: Activation<TaskState>): Promise<TaskCall> {
  const flow = machine.languages[activation.language];
  const limits = await flow.taskLimits(machine, activation);
  const roleArn = roleOf(await flow.credentialsOf(machine, activation));
  const args = boundedInput(machine, await flow.argumentsOf(machine, activation), activation.name);
  return { ...limits, arguments: args, ...(roleArn !== undefined && { roleArn }) };
}

function roleOf(credentials: JsonValue | undefined): string | undefined {
  if (typeof credentials !== "object" || credentials === null) return undefined;
  const { RoleArn } = credentials as JsonObject;
  return typeof RoleArn === "string" ? RoleArn : undefined;
}

function perform(
  machine: Machine,
  { name, state, retryCount, taskToken }: Activation<TaskState>,
  taskId: string,
  { roleArn, ...call }: TaskCall,
): void {
  machine.effects.push({
    kind: "performTask",
    taskId,
    resource: state.Resource,
    stateName: name,
    attempt: retryCount,
    ...call,
    ...(taskToken !== undefined && { taskToken }),
    ...(roleArn !== undefined && { credentials: { roleArn } }),
  });
}
