import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { PerformTask } from "../effect.ts";
import { parseResource } from "../task-resource.ts";

export type SimulatedTask = (
  argument: JsonValue,
  call: SimulatedCall,
) => JsonValue | Promise<JsonValue>;

export interface SimulatedCall {
  readonly effect: PerformTask;
  /** Passes virtual time; `Infinity` never comes back. */
  sleep(seconds: number): Promise<void>;
  heartbeat(): void;
}

/** A task with what it is called with, and the form of its answers. */
export interface BoundTask {
  readonly task: SimulatedTask;
  readonly argument: JsonValue;
  resultOf(answer: JsonValue): JsonValue;
  causeOf(error: Error): string;
}

/** Finds the task that an effect asks for: by function name, or by Resource. */
export function bindTask(
  tasks: Readonly<Record<string, SimulatedTask>>,
  effect: PerformTask,
): BoundTask | undefined {
  return invokesFunction(effect.resource)
    ? bindInvocation(tasks, effect)
    : bindResource(tasks, effect);
}

function invokesFunction(resource: string): boolean {
  const parsed = parseResource(resource);
  return (
    parsed.kind === "integration" && parsed.resourceType === "lambda" && parsed.action === "invoke"
  );
}

function bindInvocation(
  tasks: Readonly<Record<string, SimulatedTask>>,
  { resource, arguments: args }: PerformTask,
): BoundTask | undefined {
  const { FunctionName, Payload = {} } = args as JsonObject;
  const task = tasks[functionNameOf(String(FunctionName))];
  return (
    task && {
      task,
      argument: parsedPayload(Payload),
      // Behind a token the task gives what the token was answered with.
      resultOf: (answer) =>
        resource.endsWith(".waitForTaskToken")
          ? answer
          : { ExecutedVersion: "$LATEST", Payload: answer, StatusCode: 200 },
      causeOf: functionCause,
    }
  );
}

/** A Payload that is a text of JSON is sent as that JSON. */
function parsedPayload(payload: JsonValue): JsonValue {
  if (typeof payload !== "string") return payload;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

function bindResource(
  tasks: Readonly<Record<string, SimulatedTask>>,
  { resource, arguments: argument }: PerformTask,
): BoundTask | undefined {
  const isFunction = parseResource(resource).kind === "lambdaFunction";
  const task = tasks[resource] ?? (isFunction ? tasks[functionNameOf(resource)] : undefined);
  const causeOf = isFunction ? functionCause : (error: Error): string => error.message;
  return task && { task, argument, resultOf: (answer) => answer, causeOf };
}

/** `name`, `arn:…:function:name` or either with a version. */
function functionNameOf(reference: string): string {
  const name = reference.split(":function:").at(-1) ?? reference;
  return name.split(":", 1)[0] ?? name;
}

function functionCause({ name, message }: Error): string {
  return JSON.stringify({ errorType: name, errorMessage: message, trace: [] });
}
