import type { JsonValue } from "../../asl/index.ts";
import type { ParsedResource, PerformTask } from "../../engine/index.ts";
import type { Clock } from "../clock/index.ts";
import {
  type Containers,
  familyOf,
  registerTaskDefinition,
  runContainerTask,
} from "./containers/index.ts";
import { callFunction, type Functions, functionName, invokeFunction } from "./functions/index.ts";
import type { TaskRunner } from "./task-runner.ts";

export interface OwnTaskRunners {
  readonly functions: Functions;
  readonly containers: Containers;
  readonly clock: Clock;
}

/** A task of a kind that a project has itself. */
export interface OwnTask {
  readonly runner: TaskRunner;
  /** Whether the project has the function or container that it names. */
  readonly isDeclared: boolean;
  /** Where it is otherwise, by the service's id. */
  readonly serviceId: string;
}

/** Reads a task as one of the project's functions or containers; undefined if it is of another kind. */
export function ownTask(
  { functions, containers, clock }: OwnTaskRunners,
  resource: ParsedResource,
  effect: PerformTask,
): OwnTask | undefined {
  if (resource.kind === "lambdaFunction") {
    const isDeclared = functions.find(functionName(effect.resource)) !== undefined;
    return { runner: callFunction(functions), isDeclared, serviceId: "Lambda" };
  }
  if (resource.kind === "activity") return undefined;
  const { pattern, resourceType, action } = resource;
  const kinds: Readonly<Record<string, () => OwnTask>> = {
    "lambda:invoke": () => ({
      runner: invokeFunction(functions, clock, pattern === "waitForTaskToken"),
      isDeclared: functions.find(functionName(named(effect, "FunctionName"))) !== undefined,
      serviceId: "Lambda",
    }),
    "ecs:runTask": () => ({
      runner: runContainerTask(containers, clock, pattern),
      isDeclared: containers.find(familyOf(named(effect, "TaskDefinition"))) !== undefined,
      serviceId: "ECS",
    }),
    "aws-sdk:ecs:registerTaskDefinition": () => ({
      runner: registerTaskDefinition(containers),
      isDeclared: containers.find(familyOf(named(effect, "Family"))) !== undefined,
      serviceId: "ECS",
    }),
  };
  return kinds[`${resourceType}:${action}`]?.();
}

function named(effect: PerformTask, argument: string): string {
  const given = effect.arguments;
  if (typeof given !== "object" || given === null) return "";
  const value: JsonValue | undefined = Reflect.get(given, argument);
  return typeof value === "string" ? value : "";
}
