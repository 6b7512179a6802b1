import type { State, TaskState } from "../../asl/index.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";

/** What a state does, in a few words: the function, container or flow that it calls, or its kind. */
export function doneBy(state: State): string {
  if (state.Type === "Task") return called(state);
  if (state.Type === "Wait") return "wait";
  return state.Type.toLowerCase();
}

function called({ Resource: resource, Arguments: given }: TaskState): string {
  const [, service = "", action = ""] =
    /^arn:[^:]*:states:::(?:aws-sdk:)?(\w+):(\w+)/.exec(resource) ?? [];
  const [kind, path] = CALLS[`${service}:${action}`] ?? [];
  const said = path === undefined ? undefined : valueAt(given, path);
  if (kind !== undefined && said !== undefined) return `${kind} ${lastName(textOf(said))}`;
  return service === "" ? `function ${lastName(resource)}` : `${service}:${action}`;
}

/** By integration: what is called, and where its name stands. */
const CALLS: Readonly<Record<string, readonly [kind: string, path: string]>> = {
  "lambda:invoke": ["function", "FunctionName"],
  "ecs:runTask": ["container", "TaskDefinition"],
  "states:startExecution": ["flow", "StateMachineArn"],
};

/** Of an ARN: its resource without the qualifiers behind it. */
function lastName(text: string): string {
  const [, name] = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:[\w-]+[:/]([^:]+)/.exec(text) ?? [];
  return name ?? text;
}
